const DAY_MS = 86_400_000;

/** For how long a key or a token may be good. */
export const spans = [
  { value: "never", label: "Until it is revoked" },
  { value: "30", label: "30 days" },
  { value: "90", label: "90 days" },
  { value: "365", label: "A year" },
] as const;

/** One of them. */
export type Span = (typeof spans)[number]["value"];

/** The argument that says so to the server. */
export function expiryOf(span: Span): { expiresAt?: number } {
  return span === "never" ? {} : { expiresAt: Date.now() + Number(span) * DAY_MS };
}
