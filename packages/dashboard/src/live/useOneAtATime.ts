import { useCallback, useRef } from "react";

/** Lets `work` run one at a time: a call while it runs does nothing and answers `false`. */
export function useOneAtATime<Args extends unknown[]>(
  work: (...args: Args) => Promise<boolean>,
): (...args: Args) => Promise<boolean> {
  const isRunning = useRef(false);
  return useCallback(
    async (...args) => {
      if (isRunning.current) return false;
      isRunning.current = true;
      try {
        return await work(...args);
      } finally {
        isRunning.current = false;
      }
    },
    [work],
  );
}
