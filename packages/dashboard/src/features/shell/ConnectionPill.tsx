import { classes } from "@foyer/ui";
import { useEffect, useState } from "react";
import type { ConnectionState } from "../../live/connection.ts";

/** Props of `ConnectionPill`. */
export interface ConnectionPillProps {
  state: ConnectionState;
  /** What is said while there is no network. */
  offlineText?: string;
}

/** Says quietly that the connection is gone for longer than a blink; it never asks anyone to reload. */
export function ConnectionPill({
  state,
  offlineText = "You are offline. What you write is kept.",
}: ConnectionPillProps) {
  const isOverdue = useOverdue(state !== "connected");
  return (
    <div role="status">
      {isOverdue && state !== "connected" && (
        <p
          className={classes(
            "flex h-5 items-center gap-1.5 rounded-b-control px-2.5 text-micro font-medium",
            state === "offline" ? "bg-warning-soft text-warning-ink" : "bg-press text-ink-soft",
          )}
        >
          <span className="size-1.5 rounded-full bg-current motion-safe:animate-pulse" />
          {state === "offline" ? offlineText : "Reconnecting…"}
        </p>
      )}
    </div>
  );
}

const patienceMilliseconds = 1_500;

function useOverdue(isWaiting: boolean): boolean {
  const [isOverdue, setOverdue] = useState(false);
  useEffect(() => {
    if (!isWaiting) return setOverdue(false);
    const timer = setTimeout(() => setOverdue(true), patienceMilliseconds);
    return () => clearTimeout(timer);
  }, [isWaiting]);
  return isWaiting && isOverdue;
}
