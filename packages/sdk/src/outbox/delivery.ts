/** How one attempt to send ended. */
export type Delivery =
  | { kind: "sent" }
  /** The same message would be refused again. */
  | { kind: "refused"; problem: string }
  /** The server could not take it now. */
  | { kind: "later"; problem: string; afterMilliseconds?: number };

const passing = new Set(["RATE_LIMITED", "UNAVAILABLE", "INTERNAL_ERROR", "SESSION_EXPIRED", "NOT_AUTHENTICATED"]);

/** What an error of a call means for the message: errors without a code of ours are faults on the way, which pass. */
export function deliveryOfError(error: unknown): Delivery {
  const data = dataOf(error);
  const problem = data?.message ?? "The server could not be reached.";
  if (data?.code !== undefined && !passing.has(data.code)) return { kind: "refused", problem };
  const seconds = data?.data?.retryAfterSeconds;
  return { kind: "later", problem, ...(typeof seconds === "number" ? { afterMilliseconds: seconds * 1_000 } : {}) };
}

interface FailureData {
  code?: string;
  message?: string;
  data?: { retryAfterSeconds?: unknown };
}

function dataOf(error: unknown): FailureData | undefined {
  if (typeof error !== "object" || error === null || !("data" in error)) return undefined;
  return typeof error.data === "object" && error.data !== null ? error.data : undefined;
}
