/**
 * From JSON to values.
 * Knows the special forms and the limits; does not know which argument or result it decodes.
 */
import { decodeBase64 } from "./base64.ts";
import {
  checkArrayLength,
  checkFieldCount,
  checkFieldName,
  checkNesting,
  copyBefore,
  isOrdinary,
  refuse,
  type Trail,
  type Value,
} from "./values.ts";

/** How to decode. */
export type DecodeOptions = {
  /** Give 64-bit integers that a number holds exactly as numbers: some clients have no other integers. */
  integersAsNumbers?: boolean;
};

/**
 * Decode parsed JSON into a value; throws {@link ValueError} with the path of what is malformed or too large.
 * Parts in which nothing needs decoding are returned as they are, not copied: give it JSON that nobody else changes.
 */
export function decodeValue(json: unknown, options: DecodeOptions = {}): Value {
  return decode(json, [], options.integersAsNumbers === true);
}

function decode(json: unknown, trail: Trail, integersAsNumbers: boolean): Value {
  if (json === null) return null;
  switch (typeof json) {
    case "string":
    case "boolean":
    case "number":
      return json;
    case "object":
      return Array.isArray(json)
        ? decodeArray(json, trail, integersAsNumbers)
        : decodeObject(json as { [name: string]: unknown }, trail, integersAsNumbers);
    default:
      return refuse(`${typeof json} is not JSON`, trail);
  }
}

function decodeArray(items: unknown[], trail: Trail, integersAsNumbers: boolean): Value[] {
  checkNesting(trail);
  checkArrayLength(items.length, trail);
  let copy: Value[] | null = null;
  for (let index = 0; index < items.length; index++) {
    const item = items[index];
    trail.push(index);
    const value = decode(item, trail, integersAsNumbers);
    trail.pop();
    if (copy !== null) copy.push(value);
    else if (value !== item) {
      copy = items.slice(0, index) as Value[];
      copy.push(value);
    }
  }
  return copy ?? (items as Value[]);
}

function decodeObject(fields: { [name: string]: unknown }, trail: Trail, integersAsNumbers: boolean): Value {
  const names = Object.keys(fields);
  const first = names[0];
  if (names.length === 1 && first !== undefined && first.charCodeAt(0) === 36) {
    return decodeSpecial({ form: first, content: fields[first] }, trail, integersAsNumbers);
  }
  checkNesting(trail);
  checkFieldCount(names.length, trail);
  let copy: { [name: string]: Value } | null = null;
  for (const name of names) {
    checkFieldName(name, trail);
    const item = fields[name];
    if (typeof item === "string" || typeof item === "number" || item === null) {
      if (copy !== null) copy[name] = item;
      continue;
    }
    trail.push(name);
    const value = decode(item, trail, integersAsNumbers);
    trail.pop();
    if (value !== item) copy ??= copyBefore<Value>(fields, name);
    if (copy !== null) copy[name] = value;
  }
  return copy ?? (fields as { [name: string]: Value });
}

type Special = { form: string; content: unknown };

function decodeSpecial({ form, content }: Special, trail: Trail, integersAsNumbers: boolean): Value {
  switch (form) {
    case "$integer": {
      const value = readBytes({ form, content }, trail, 8).getBigInt64(0, true);
      return integersAsNumbers && Number.isSafeInteger(Number(value)) ? Number(value) : value;
    }
    case "$float": {
      const value = readBytes({ form, content }, trail, 8).getFloat64(0, true);
      // Two spellings of one number would make equal arguments look different.
      if (isOrdinary(value)) refuse("$float holds a number that JSON can say", trail);
      return value;
    }
    case "$bytes":
      return readBytes({ form, content }, trail).buffer;
    default:
      return refuse(`${form.slice(0, 64)} is not a special form`, trail);
  }
}

function readBytes({ form, content }: Special, trail: Trail, length?: number): DataView<ArrayBuffer> {
  const bytes = typeof content === "string" ? decodeBase64(content) : null;
  if (bytes === null) return refuse(`${form} must hold base64`, trail);
  if (length !== undefined && bytes.length !== length) return refuse(`${form} must hold ${length} bytes`, trail);
  return new DataView(bytes.buffer);
}
