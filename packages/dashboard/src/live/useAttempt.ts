import { useCallback, useState } from "react";
import { type Failure, failureOf } from "./failure.ts";
import { useOneAtATime } from "./useOneAtATime.ts";

/** Something that is done on request and may fail, such as sending a form. */
export interface Attempt<Args extends unknown[]> {
  run: (...args: Args) => Promise<boolean>;
  isBusy: boolean;
  failure: Failure | undefined;
  /** What is wrong with one field; `name` is the end of the path that the server names. */
  problemOf: (name: string) => string | undefined;
  /** What is wrong, if it belongs to none of these fields. */
  problemBeside: (...names: string[]) => string | undefined;
}

/** Runs `work` one at a time and keeps why it failed; `run` answers whether it succeeded. */
export function useAttempt<Args extends unknown[]>(work: (...args: Args) => Promise<unknown>): Attempt<Args> {
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const run = useOneAtATime(
    useCallback(
      async (...args: Args) => {
        setBusy(true);
        setFailure(undefined);
        try {
          await work(...args);
          return true;
        } catch (error) {
          setFailure(failureOf(error));
          return false;
        } finally {
          setBusy(false);
        }
      },
      [work],
    ),
  );
  const isAt = (name: string) => failure?.path === name || failure?.path?.endsWith(`.${name}`) === true;
  return {
    run,
    isBusy,
    failure,
    problemOf: (name) => (isAt(name) ? failure?.message : undefined),
    problemBeside: (...names) => (failure && !names.some(isAt) ? failure.message : undefined),
  };
}
