/** References to the fixture's functions, as an app's generated code has them. */
import { makeFunctionReference, type PaginationOptions, type PaginationResult } from "convex/server";

/** A note as clients see it. */
export interface Note {
  _id: string;
  position: number;
  text: string;
  author: string;
}

type Board = { board: string };
type NewNote = Board & { text: string; position?: number; gate?: string };
type Refusal = { code: string; message: string; data?: unknown };
type None = Record<string, never>;

/** The functions that tests of clients call. */
export const api = {
  list: makeFunctionReference<"query", Board & { gate?: string }, Note[]>("notes:list"),
  size: makeFunctionReference<"query", Board, number>("notes:size"),
  page: makeFunctionReference<
    "query",
    Board & { order?: "asc" | "desc"; paginationOpts: PaginationOptions },
    PaginationResult<Note>
  >("notes:page"),
  add: makeFunctionReference<"mutation", NewNote, string>("notes:add"),
  addMany: makeFunctionReference<"mutation", Board & { count: number; behind?: number }, null>("notes:addMany"),
  remove: makeFunctionReference<"mutation", { id: string }, null>("notes:remove"),
  send: makeFunctionReference<"action", NewNote, string>("work:send"),
  echo: makeFunctionReference<"query", { value: unknown }, unknown>("values:echo"),
  echoMutation: makeFunctionReference<"mutation", { value: unknown }, unknown>("values:echoMutation"),
  echoAction: makeFunctionReference<"action", { value: unknown }, unknown>("values:echoAction"),
  special: makeFunctionReference<"query", None, Record<string, unknown>>("values:special"),
  refuse: makeFunctionReference<"query", Refusal, null>("errors:query"),
  refuseMutation: makeFunctionReference<"mutation", Refusal, null>("errors:mutation"),
  refuseAction: makeFunctionReference<"action", Refusal, null>("errors:action"),
  crash: makeFunctionReference<"query", None, null>("errors:crashQuery"),
  crashMutation: makeFunctionReference<"mutation", None, null>("errors:crashMutation"),
  me: makeFunctionReference<"query", None, string>("who:me"),
  plain: makeFunctionReference<"query", None, string>("plain"),
};
