import { showToast } from "@foyer/ui";
import { useCallback } from "react";
import { failureOf } from "../../live/failure.ts";

/** Saves what takes effect at once, such as a switch; says so only when it did not work. */
export function useSave<Args extends unknown[]>(work: (...args: Args) => Promise<unknown>): (...args: Args) => void {
  return useCallback(
    (...args) => {
      work(...args).catch((error: unknown) => showToast({ text: failureOf(error).message, tone: "danger" }));
    },
    [work],
  );
}
