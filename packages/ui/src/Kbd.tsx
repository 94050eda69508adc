import { classes } from "./classes.ts";

const isApple = typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform);

const symbols: Record<string, string> = isApple
  ? { Mod: "⌘", Alt: "⌥", Shift: "⇧", Enter: "↵", Escape: "esc" }
  : { Mod: "Ctrl", Alt: "Alt", Shift: "Shift", Enter: "Enter", Escape: "Esc" };

/** Props of `Kbd`. */
export interface KbdProps {
  /** Keys joined by `+`, such as `Mod+K`; `Mod` is Command on Apple's systems and Control elsewhere. */
  keys: string;
  className?: string;
}

/** A keyboard shortcut, written as this visitor's keyboard labels it. */
export function Kbd({ keys, className }: KbdProps) {
  return (
    <span className={classes("inline-flex shrink-0 gap-0.5", className)}>
      {keys.split("+").map((key) => (
        <kbd
          key={key}
          className="min-w-[1.25rem] rounded-small bg-press px-1 text-center font-sans text-micro font-medium leading-5 text-ink-soft"
        >
          {symbols[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
