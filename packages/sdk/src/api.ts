/** Typed references to every function, for the official clients. */
import { anyApi } from "convex/server";
import type { Api } from "./api.gen.ts";

export type { Api, Functions, Id } from "./api.gen.ts";

// Any path leads to a reference there; the generated type says which paths there are.
/** References such as `api.conversations.list`, for `useQuery`, `client.mutation` and the like. */
export const api = anyApi as unknown as Api;
