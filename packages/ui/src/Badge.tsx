import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** What a badge means. */
export type Tone = "neutral" | "accent" | "positive" | "warning" | "danger" | "note";

/** Props of `Badge`. */
export interface BadgeProps {
  tone?: Tone;
  /** A dot in front, for a state that goes on. */
  hasDot?: boolean;
  icon?: ReactNode;
  children: ReactNode;
}

/** A state in a word or two, which cannot be pressed. */
export function Badge({ tone = "neutral", hasDot = false, icon, children }: BadgeProps) {
  return (
    <span
      className={classes(
        "inline-flex h-5 w-fit shrink-0 items-center gap-1 whitespace-nowrap rounded-small px-1.5 text-micro font-medium [&>svg]:size-3",
        tones[tone],
      )}
    >
      {hasDot && <span className="size-1.5 rounded-full bg-current" />}
      {icon}
      {children}
    </span>
  );
}

const tones: Record<Tone, string> = {
  neutral: "bg-press text-ink-soft",
  accent: "bg-accent-soft text-accent-ink",
  positive: "bg-positive-soft text-positive-ink",
  warning: "bg-warning-soft text-warning-ink",
  danger: "bg-danger-soft text-danger-ink",
  note: "bg-note text-note-ink",
};

/** Props of `Count`. */
export interface CountProps {
  value: number;
  /** A number that is good to know rather than one that waits for someone. */
  isQuiet?: boolean;
  /** What is counted, for screen readers: "unread". */
  noun?: string;
}

/** A number of things that wait; nothing at all when there are none, unless it is quiet. */
export function Count({ value, isQuiet = false, noun }: CountProps) {
  if (value === 0 && !isQuiet) return null;
  const shown = value > 999 ? `${Math.floor(value / 1000)}k` : String(value);
  return (
    <span
      className={classes(
        "inline-flex h-4.5 min-w-4.5 shrink-0 items-center justify-center rounded-full text-micro tabular-nums",
        isQuiet ? "text-ink-soft" : "bg-accent px-1.25 font-semibold text-on-accent",
      )}
    >
      {shown}
      {noun && <span className="sr-only"> {noun}</span>}
    </span>
  );
}
