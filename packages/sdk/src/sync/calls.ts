/** The functions of the server by name, with their arguments and results. */
import type { Functions } from "../api.gen.ts";

type NamesOf<Kind extends string> = {
  [Name in keyof Functions]: Functions[Name] extends { kind: Kind } ? Name : never;
}[keyof Functions];

/** The name of a query. */
export type QueryName = NamesOf<"query">;
/** The name of a mutation. */
export type MutationName = NamesOf<"mutation">;

/** What a function takes. The session token is the connection's matter. */
export type Args<Name extends keyof Functions> = Omit<Functions[Name]["args"], "sessionToken">;
/** What a function gives. */
export type Result<Name extends keyof Functions> = Functions[Name]["result"];

/** A call that the server refused, in its own words. */
export class CallError extends Error {
  /** What the server said besides: its code, the argument at fault, how long to wait. */
  readonly data: { code?: string; message?: string };

  constructor(message: string, data: unknown) {
    super(message);
    this.data = { message, ...(typeof data === "object" ? data : {}) };
  }
}
