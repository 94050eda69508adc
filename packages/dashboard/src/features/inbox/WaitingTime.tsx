import { classes, formatDuration, formatExact, useNow } from "@foyer/ui";

const HOUR_MS = 3_600_000;

/** How long somebody has been waiting for an answer; stronger the longer it is. */
export function WaitingTime({ since }: { since: number }) {
  const waited = Math.max(0, useNow() - since);
  const tone = waited > 8 * HOUR_MS ? "text-danger-ink" : waited > HOUR_MS ? "text-warning-ink" : undefined;
  return (
    <span className={classes("tabular-nums", tone)} title={`Waiting since ${formatExact(since)}`}>
      waiting {waited < 60_000 ? "under 1 min" : formatDuration(waited)}
    </span>
  );
}
