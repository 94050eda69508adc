import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** Props of `EmptyState`. */
export interface EmptyStateProps {
  icon: ReactNode;
  /** What is not here, as a statement. */
  title: string;
  /** What will appear here and what to do for it. */
  text?: ReactNode;
  /** The one thing to do next. */
  action?: ReactNode;
  className?: string;
}

/** A list or pane without content: says so, and what to do. */
export function EmptyState({ icon, title, text, action, className }: EmptyStateProps) {
  return (
    <div className={classes("flex flex-col items-center justify-center gap-1 px-6 py-12 text-center", className)}>
      <Arch className="mb-3 bg-accent-soft text-accent-ink">{icon}</Arch>
      <p className="text-title font-semibold text-balance">{title}</p>
      {text && <div className="max-w-[44ch] text-ink-soft text-pretty">{text}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}

/** A doorway with an icon in it, the mark of places where something begins or stops. */
export function Arch({ children, className }: { children: ReactNode; className: string }) {
  return (
    <div
      aria-hidden="true"
      className={classes(
        "flex h-16 w-13 items-end justify-center rounded-t-[1.625rem] rounded-b-control pb-3.5 [&>svg]:size-5",
        className,
      )}
    >
      {children}
    </div>
  );
}
