/**
 * Timestamps of the sync protocol: an unsigned 64-bit number as base64 of eight bytes, lowest first.
 * Knows the spelling only; what a timestamp orders is the engine's business. Two 32-bit halves, because a BigInt per
 * frame costs more than the rest of the frame.
 */
import { readTriple, writeTriple } from "./base64.ts";
import { ValueError } from "./values.ts";

const HALF = 2 ** 32;

/** The timestamp of a socket that has seen nothing. */
export const ZERO_TIMESTAMP = "AAAAAAAAAAA=";

/** Encode a whole number from 0 to `Number.MAX_SAFE_INTEGER` as a timestamp; throws ValueError outside of that. */
export function encodeTimestamp(timestamp: number): string {
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw new ValueError(`${timestamp} is not a timestamp`);
  const low = timestamp % HALF;
  const high = Math.floor(timestamp / HALF);
  const first = ((low & 255) << 16) | (low & 0xff00) | ((low >>> 16) & 255);
  const second = ((low >>> 24) << 16) | ((high & 255) << 8) | ((high >>> 8) & 255);
  const third = ((high >>> 16) & 255) << 16;
  return `${writeTriple(first)}${writeTriple(second)}${writeTriple(third).slice(0, 3)}=`;
}

/** Decode a timestamp; throws ValueError when it is malformed or larger than a number holds exactly. */
export function decodeTimestamp(text: string): number {
  const isShaped = text.length === 12 && text.charCodeAt(11) === 61;
  const first = isShaped ? readTriple(text, 0) : -1;
  const second = isShaped ? readTriple(text, 4) : -1;
  const third = isShaped ? readTriple(`${text.slice(8, 11)}A`, 0) : -1;
  if (first < 0 || second < 0 || third < 0) throw new ValueError("a timestamp must be base64 of 8 bytes");
  const low = (first >> 16) + (first & 0xff00) + (first & 255) * 0x10000 + (second >> 16) * 0x1000000;
  const high =
    ((second >> 8) & 255) + (second & 255) * 0x100 + (third >> 16) * 0x10000 + ((third >> 8) & 255) * 0x1000000;
  const timestamp = high * HALF + low;
  if (timestamp > Number.MAX_SAFE_INTEGER) throw new ValueError("a timestamp exceeds 2^53 - 1");
  return timestamp;
}
