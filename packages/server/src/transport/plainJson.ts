/** Results as plain JSON, for callers that know nothing of our special forms. */
import type { WireValue } from "@foyer/protocol";
import { encodeResult } from "./failure.ts";

/** A result as JSON in which 64-bit integers and numbers that JSON cannot say are texts, and bytes are base64. */
export function plainJson(value: unknown): WireValue {
  const encoded = encodeResult(value);
  // Nothing needed encoding.
  return encoded === value ? encoded : toPlain(value ?? null);
}

function toPlain(value: unknown): WireValue {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? value : String(value);
  if (typeof value !== "object" || value === null) return value as WireValue;
  if (value instanceof ArrayBuffer) return Buffer.from(value).toString("base64");
  if (Array.isArray(value)) return value.map(toPlain);
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  return Object.fromEntries(entries.map(([key, part]) => [key, toPlain(part)]));
}
