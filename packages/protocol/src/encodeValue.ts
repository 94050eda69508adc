/**
 * From values to JSON.
 * Knows what may cross and how it is spelled; does not know where the value came from or who reads it.
 */
import { encodeBase64 } from "./base64.ts";
import {
  checkArrayLength,
  checkFieldCount,
  checkFieldName,
  checkNesting,
  copyBefore,
  isOrdinary,
  refuse,
  type Trail,
  type WireObject,
  type WireValue,
} from "./values.ts";

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const hasOwn = Object.prototype.hasOwnProperty;

/**
 * Encode a value as JSON that Convex clients decode; throws {@link ValueError} with the path of what cannot cross.
 * Properties that are undefined are left out. Parts in which nothing needs encoding are returned as they are, not
 * copied, so the result must be treated as read-only.
 */
export function encodeValue(value: unknown): WireValue {
  return encode(value, []);
}

/** Encode a value as JSON text. */
export function stringify(value: unknown): string {
  return JSON.stringify(encode(value, []));
}

function encode(value: unknown, trail: Trail): WireValue {
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      return isOrdinary(value) ? value : encodeFloat(value);
    case "bigint":
      return encodeInteger(value, trail);
    case "object":
      if (value === null) return null;
      if (Array.isArray(value)) return encodeArray(value, trail);
      return isPlainObject(value) ? encodeObject(value, trail) : encodeBytes(value, trail);
    case "undefined":
      return refuse("undefined cannot cross the wire", trail);
    default:
      return refuse(`a ${typeof value} cannot cross the wire`, trail);
  }
}

function encodeArray(items: unknown[], trail: Trail): WireValue[] {
  checkNesting(trail);
  checkArrayLength(items.length, trail);
  let copy: WireValue[] | null = null;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    trail.push(index);
    const wire = encode(item, trail);
    trail.pop();
    if (copy !== null) copy.push(wire);
    else if (wire !== item) {
      copy = items.slice(0, index) as WireValue[];
      copy.push(wire);
    }
  }
  return copy ?? (items as WireValue[]);
}

function encodeObject(fields: { [name: string]: unknown }, trail: Trail): WireObject {
  checkNesting(trail);
  let count = 0;
  let copy: WireObject | null = null;
  for (const name in fields) {
    // A page that embeds us may have added enumerable properties to Object.prototype.
    if (!hasOwn.call(fields, name)) continue;
    const item = fields[name];
    if (isPlainLeaf(item)) {
      checkFieldName(name, trail);
      count++;
      if (copy !== null) copy[name] = item;
      continue;
    }
    if (item === undefined) {
      copy ??= copyBefore<WireValue>(fields, name);
      continue;
    }
    checkFieldName(name, trail);
    count++;
    trail.push(name);
    const wire = encode(item, trail);
    trail.pop();
    if (wire !== item) copy ??= copyBefore<WireValue>(fields, name);
    if (copy !== null) copy[name] = wire;
  }
  checkFieldCount(count, trail);
  return copy ?? (fields as WireObject);
}

function isPlainLeaf(value: unknown): value is string | number | boolean | null {
  if (typeof value === "number") return isOrdinary(value);
  return typeof value === "string" || value === null || typeof value === "boolean";
}

function isPlainObject(value: object): value is { [name: string]: unknown } {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === null) return true;
  // An object of another realm (an iframe, a vm context) has that realm's Object.prototype.
  return Object.getPrototypeOf(prototype) === null && hasOwn.call(prototype, "isPrototypeOf");
}

function encodeInteger(value: bigint, trail: Trail): WireObject {
  if (value < INT64_MIN || value > INT64_MAX) refuse("a bigint exceeds 64 bits", trail);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigInt64(0, value, true);
  return { $integer: encodeBase64(bytes) };
}

function encodeFloat(value: number): WireObject {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value, true);
  return { $float: encodeBase64(bytes) };
}

function encodeBytes(value: object, trail: Trail): WireObject {
  // By its tag, because an ArrayBuffer of another realm is no instance of ours.
  if (Object.prototype.toString.call(value) === "[object ArrayBuffer]") {
    return { $bytes: encodeBase64(new Uint8Array(value as ArrayBuffer)) };
  }
  if (ArrayBuffer.isView(value)) return refuse("a view of bytes cannot cross the wire, an ArrayBuffer can", trail);
  const kind: unknown = value.constructor?.name;
  return refuse(
    `an instance of ${typeof kind === "string" && kind !== "" ? kind : "a class"} cannot cross the wire`,
    trail,
  );
}
