import { useCallback } from "react";
import { report } from "../../live/report.ts";

/** Saves what takes effect at once, such as a switch; says so only when it did not work. */
export function useSave<Args extends unknown[]>(work: (...args: Args) => Promise<unknown>): (...args: Args) => void {
  return useCallback((...args) => report(work(...args)), [work]);
}
