import { classes } from "@foyer/ui";
import type { ReactNode, Ref } from "react";

/** Props of `ScrollPane`. */
export interface ScrollPaneProps {
  /** What is in it, for screen readers. */
  label: string;
  /** `log` for what grows at its end. */
  role?: "region" | "log";
  ref?: Ref<HTMLDivElement>;
  onScroll?: () => void;
  className?: string;
  children: ReactNode;
}

/** A part of a screen that scrolls by itself; it takes the focus, so that keys scroll it too. */
export function ScrollPane({ label, role = "region", ref, onScroll, className, children }: ScrollPaneProps) {
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles take a name
    <div
      ref={ref}
      role={role}
      aria-label={label}
      // What scrolls must be reachable without a pointer.
      tabIndex={0}
      {...(onScroll ? { onScroll } : {})}
      className={classes("focus-ring-inset min-h-0 flex-1 overflow-y-auto", className)}
    >
      {children}
    </div>
  );
}
