import { type RequestForQueries, useQueries } from "convex/react";
import { type FunctionArgs, type FunctionReference, type FunctionReturnType, getFunctionName } from "convex/server";
import { useMemo } from "react";

type Query = FunctionReference<"query">;

/** What is known of a live query: nothing yet, its newest result, or why there is none. */
export interface Live<Result> {
  data: Result | undefined;
  error: Error | undefined;
  isLoading: boolean;
}

/** A live query; it is not asked at all while `args` are `"skip"`. Errors are results, so that a pane can show a way out. */
export function useLive<Ref extends Query>(
  query: Ref,
  args: FunctionArgs<Ref> | "skip",
): Live<FunctionReturnType<Ref>> {
  const results = useLiveMany(query, args === "skip" ? nothing : { only: args });
  const result = results.only;
  const isFailed = result instanceof Error;
  return {
    data: isFailed ? undefined : result,
    error: isFailed ? result : undefined,
    isLoading: result === undefined && args !== "skip",
  };
}

/** The same live query with several arguments at once, each under a name of the caller's. */
export function useLiveMany<Ref extends Query>(
  query: Ref,
  argsByName: Record<string, FunctionArgs<Ref>>,
): Record<string, FunctionReturnType<Ref> | Error | undefined> {
  const key = JSON.stringify([getFunctionName(query), argsByName]);
  // The key stands for both
  const requests = useMemo(
    (): RequestForQueries =>
      Object.fromEntries(Object.entries(argsByName).map(([name, args]) => [name, { query, args }])),
    [key],
  );
  return useQueries(requests);
}

const nothing = {};
