import { Avatar } from "@foyer/ui";

/** Props of `TypingLine`. */
export interface TypingLineProps {
  name: string;
  seed: string;
}

/** The visitor is writing: three dots where their message will stand. */
export function TypingLine({ name, seed }: TypingLineProps) {
  return (
    <div className="mt-3 flex items-center gap-2.5" role="status">
      <Avatar name={name} seed={seed} isDecorative className="size-7!" />
      <span className="flex h-9 items-center gap-1 rounded-large bg-hover px-3.5">
        <span className="sr-only">{name} is typing</span>
        {[0, 150, 300].map((delay) => (
          <span
            key={delay}
            className="size-1.5 rounded-full bg-ink-faint motion-safe:animate-pulse"
            style={{ animationDelay: `${delay}ms` }}
          />
        ))}
      </span>
    </div>
  );
}
