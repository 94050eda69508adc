import { CloudOff } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import { Arch } from "./EmptyState.tsx";

/** Props of `ErrorState`. */
export interface ErrorStateProps {
  /** What could not be done. */
  title?: string;
  /** Why, as far as it is known, and what is safe. */
  text?: ReactNode;
  onRetry?: () => void;
  className?: string;
}

/** A list or pane that could not be shown: says so, and offers a way out. */
export function ErrorState({ title = "This could not be loaded", text, onRetry, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={classes("flex flex-col items-center justify-center gap-1 px-6 py-12 text-center", className)}
    >
      <Arch className="mb-3 bg-danger-soft text-danger-ink">
        <CloudOff />
      </Arch>
      <p className="text-title font-semibold text-balance">{title}</p>
      {text && <div className="max-w-[44ch] text-ink-soft text-pretty">{text}</div>}
      {onRetry && (
        <Button className="mt-4" onClick={onRetry}>
          Try again
        </Button>
      )}
    </div>
  );
}
