import type { useConvexMutation, useConvexQuery } from "convex-vue";

type Query = Parameters<typeof useConvexQuery>[0];
type Mutation = Parameters<typeof useConvexMutation>[0];

/** A query's result as it is now: `data`, `error` and `isPending`. */
export type Live<Reference extends Query> = ReturnType<typeof useConvexQuery<Reference>>;

/** Calls a mutation. */
export type Call<Reference extends Mutation> = ReturnType<typeof useConvexMutation<Reference>>["mutate"];
