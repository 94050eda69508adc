/**
 * The values that functions take and return, and what they look like as JSON.
 * Knows the two shapes, their limits and the rule for field names; knows neither messages nor functions.
 */

/** A value as it stands in a JSON message: plain JSON in which `$integer`, `$float` and `$bytes` wrap what JSON cannot say. */
export type WireValue = null | boolean | number | string | WireValue[] | WireObject;

/** An object as it stands in a JSON message. */
export type WireObject = { [name: string]: WireValue };

/** A value as functions and clients hold it: JSON plus 64-bit integers, every float and bytes. */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | ArrayBuffer
  | Value[]
  | { [name: string]: Value | undefined };

/** The sizes beyond which a value does not cross the wire. */
export const VALUE_LIMITS = { nesting: 64, arrayLength: 8192, objectFields: 1024, fieldNameLength: 1024 } as const;

/** The way from the root of a value to the part in hand: field names and array indexes. */
export type Trail = (string | number)[];

/** A value that cannot cross the wire; `path` says which part of it, as in `rows[3].title`, and is empty for the whole. */
export class ValueError extends Error {
  override readonly name = "ValueError";
  readonly path: string;

  constructor(reason: string, path = "") {
    super(path === "" ? reason : `${path}: ${reason}`);
    this.path = path;
  }
}

/** Refuse the part of a value at the end of the trail, or one step further at `key`. */
export function refuse(reason: string, trail: Trail, key?: string | number): never {
  throw new ValueError(reason, printTrail(key === undefined ? trail : [...trail, key]));
}

/** Refuse an array or object that lies too deep; its own depth is one more than the length of its trail. */
export function checkNesting(trail: Trail): void {
  if (trail.length >= VALUE_LIMITS.nesting) refuse(`nested deeper than ${VALUE_LIMITS.nesting} levels`, trail);
}

/** Refuse an array with too many items. */
export function checkArrayLength(length: number, trail: Trail): void {
  if (length > VALUE_LIMITS.arrayLength)
    refuse(`an array of ${length} items exceeds ${VALUE_LIMITS.arrayLength}`, trail);
}

/** Refuse an object with too many fields. */
export function checkFieldCount(count: number, trail: Trail): void {
  if (count > VALUE_LIMITS.objectFields) refuse(`an object exceeds ${VALUE_LIMITS.objectFields} fields`, trail);
}

/**
 * Refuse a field name that clients cannot decode: they throw on anything outside printable ASCII, take `$` for
 * their own, and lose `__proto__` because they assign it.
 */
export function checkFieldName(name: string, trail: Trail): void {
  const length = name.length;
  if (length > VALUE_LIMITS.fieldNameLength) {
    refuse(`a field name exceeds ${VALUE_LIMITS.fieldNameLength} characters`, trail);
  }
  for (let index = 0; index < length; index++) {
    const code = name.charCodeAt(index);
    if (code < 32 || code > 126) refuse("a field name may hold printable ASCII only", trail, name);
  }
  if (length > 0 && name.charCodeAt(0) === 36) refuse("a field name may not begin with $", trail, name);
  if (name === "__proto__") refuse("__proto__ may not be a field name", trail, name);
}

/** Whether JSON says this number exactly; it has no word for NaN, the infinities and minus zero. */
export function isOrdinary(number: number): boolean {
  return number - number === 0 && (number !== 0 || 1 / number > 0);
}

/** Copy the fields of an object that come before `end`, all of which turned out to need no conversion. */
export function copyBefore<T>(fields: { [name: string]: unknown }, end: string): { [name: string]: T } {
  const copy: { [name: string]: unknown } = {};
  for (const name of Object.keys(fields)) {
    if (name === end) break;
    copy[name] = fields[name];
  }
  return copy as { [name: string]: T };
}

function printTrail(trail: Trail): string {
  let path = "";
  for (const step of trail) {
    if (typeof step === "number") path += `[${step}]`;
    else if (!/^[A-Za-z_]\w{0,63}$/.test(step)) path += `[${JSON.stringify(step.slice(0, 64))}]`;
    else path += path === "" ? step : `.${step}`;
  }
  return path;
}
