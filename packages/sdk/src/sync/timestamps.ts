/** Timestamps of the sync protocol, eight bytes with the lowest first in base64: compared here, never read. */

/** The timestamp of a socket that has seen nothing. */
export const ZERO = "AAAAAAAAAAA=";

/** Whether a timestamp is at or past another. */
export function isAtOrPast(timestamp: string, other: string): boolean {
  return highestFirst(timestamp) >= highestFirst(other);
}

function highestFirst(timestamp: string): string {
  return [...atob(timestamp)].reverse().join("");
}
