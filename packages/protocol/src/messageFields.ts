/**
 * Reading typed fields out of parsed JSON.
 * Knows how to name what is wrong; does not know which messages exist.
 */
import type { WireObject } from "./values.ts";

/** A message that breaks the protocol; `field` names the part, as in `modifications[2].queryId`, and is empty for the whole. */
export class ProtocolError extends Error {
  override readonly name = "ProtocolError";
  readonly field: string;

  constructor(reason: string, field = "") {
    super(field === "" ? reason : `${field}: ${reason}`);
    this.field = field;
  }
}

/** A JSON object and where it lies in its message: empty, or a prefix such as `modifications[2].`. */
export type Source = { json: { readonly [name: string]: unknown }; at: string };

/** Take a JSON value as an object to read fields from. */
export function readSource(json: unknown, at: string): Source {
  if (!isJsonObject(json)) throw new ProtocolError("expected an object", at.replace(/\.$/, ""));
  return { json, at };
}

/** Read a whole number from 0 to 2^31 - 1: ids and versions, which databases keep as 32-bit integers. */
export function readCount(source: Source, name: string): number {
  const value = source.json[name];
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value > 0x7fffffff) {
    return fail(source, name, "expected a whole number from 0 to 2147483647");
  }
  return value;
}

/** Read a string of bounded length. */
export function readText(source: Source, name: string, maxLength: number): string {
  const value = source.json[name];
  if (typeof value !== "string") return fail(source, name, "expected a string");
  if (value.length > maxLength) return fail(source, name, `exceeds ${maxLength} characters`);
  return value;
}

/** Read a string that may be null or absent. */
export function readOptionalText(
  source: Source,
  name: string,
  maxLength = Number.POSITIVE_INFINITY,
): string | undefined {
  return isAbsent(source, name) ? undefined : readText(source, name, maxLength);
}

/** Read a finite number that may be null or absent. */
export function readOptionalNumber(source: Source, name: string): number | undefined {
  if (isAbsent(source, name)) return undefined;
  const value = source.json[name];
  return typeof value === "number" && Number.isFinite(value) ? value : fail(source, name, "expected a number");
}

/** Read a UUID, in lower case whatever the client wrote. */
export function readUuid(source: Source, name: string): string {
  const value = readText(source, name, 36).toLowerCase();
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)) return fail(source, name, "expected a UUID");
  return value;
}

/** Read an array of bounded length. */
export function readArray(source: Source, name: string, maxLength: number): readonly unknown[] {
  const value = source.json[name];
  if (!Array.isArray(value)) return fail(source, name, "expected an array");
  if (value.length > maxLength) return fail(source, name, `exceeds ${maxLength} items`);
  return value;
}

/** Read an object that may be null or absent. */
export function readOptionalObject(source: Source, name: string): WireObject | undefined {
  if (isAbsent(source, name)) return undefined;
  const value = source.json[name];
  return isJsonObject(value) ? value : fail(source, name, "expected an object");
}

/** Refuse a field. */
export function fail(source: Source, name: string, reason: string): never {
  throw new ProtocolError(reason, source.at + name);
}

/** Whether a part of parsed JSON is an object; its fields are JSON then, because the whole came from JSON.parse. */
export function isJsonObject(json: unknown): json is WireObject {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}

function isAbsent(source: Source, name: string): boolean {
  return source.json[name] === undefined || source.json[name] === null;
}
