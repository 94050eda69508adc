import { useSyncExternalStore } from "react";
import { formatExact, formatRelative, type RelativeStyle } from "./time.ts";

/** Props of `RelativeTime`. */
export interface RelativeTimeProps {
  /** Milliseconds since the epoch. */
  at: number;
  style?: RelativeStyle;
  className?: string;
}

/** A time as people say it, which stays true while it is on screen and is exact on hover. */
export function RelativeTime({ at, style = "short", className }: RelativeTimeProps) {
  const now = useNow();
  return (
    <time dateTime={new Date(at).toISOString()} title={formatExact(at)} className={className}>
      {formatRelative(at, now, style)}
    </time>
  );
}

/** The current time, in milliseconds, to half a minute; one timer serves the whole page. */
export function useNow(): number {
  return useSyncExternalStore(watchClock, readClock, readClock);
}

const stepMilliseconds = 30_000;
const watchers = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let now = Date.now();

function readClock(): number {
  // A page that showed no time for a while comes back with the right one; within one rendering it stays the same.
  if (watchers.size === 0 && Date.now() - now > 1_000) now = Date.now();
  return now;
}

function tick(): void {
  now = Date.now();
  for (const watcher of watchers) watcher();
}

function watchClock(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(tick, stepMilliseconds);
  return () => {
    watchers.delete(watcher);
    if (watchers.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}
