import { ConvexError } from "convex/values";

/** What the server said about a call that it refused. */
export interface Failure {
  code: string;
  message: string;
  /** The argument at fault, as in `params.email`. */
  path?: string;
  retryAfterSeconds?: number;
}

/** What a failed call means, in words that can be shown. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ConvexError) {
    const data: unknown = error.data;
    if (typeof data === "object" && data !== null && "code" in data && "message" in data) {
      const {
        code,
        message,
        path,
        data: facts,
      } = data as { code: string; message: string; path?: string; data?: unknown };
      return { code, message, ...(path === undefined ? {} : { path }), ...retryOf(facts) };
    }
    if (typeof data === "string") return { code: "UNKNOWN", message: data };
  }
  return { code: "UNREACHABLE", message: "The server could not be reached. Check your connection and try again." };
}

function retryOf(facts: unknown): { retryAfterSeconds?: number } {
  const seconds =
    typeof facts === "object" && facts !== null && "retryAfterSeconds" in facts ? facts.retryAfterSeconds : undefined;
  return typeof seconds === "number" ? { retryAfterSeconds: seconds } : {};
}
