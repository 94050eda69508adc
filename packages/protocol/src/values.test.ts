import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { decodeValue } from "./decodeValue.ts";
import { encodeValue, stringify } from "./encodeValue.ts";
import { VALUE_LIMITS, ValueError } from "./values.ts";

function pathOfRefusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof ValueError) return error.path;
    throw error;
  }
  throw new Error("nothing was refused");
}

function nested(levels: number): unknown {
  let value: unknown = "core";
  for (let level = 0; level < levels; level++) value = level % 2 === 0 ? [value] : { inner: value };
  return value;
}

describe("encoding a value", () => {
  it("does not copy rows in which nothing needs encoding", () => {
    const rows = [{ id: "m1", seq: 7, readAt: null, tags: ["a"], from: { name: "Alice", isAgent: true } }];
    expect(encodeValue(rows)).toBe(rows);
  });

  it("copies only the way to what needs encoding and leaves the original alone", () => {
    const plain = { id: "m1" };
    const rows = [plain, { first: 1, total: 5n, last: "z" }];
    const wire = encodeValue(rows);
    expect(wire).toEqual([{ id: "m1" }, { first: 1, total: { $integer: "BQAAAAAAAAA=" }, last: "z" }]);
    expect(Array.isArray(wire) && wire[0]).toBe(plain);
    expect(rows[1]).toEqual({ first: 1, total: 5n, last: "z" });
  });

  it("spells what JSON cannot say", () => {
    expect(encodeValue(-1n)).toEqual({ $integer: "//////////8=" });
    expect(encodeValue(-0)).toEqual({ $float: "AAAAAAAAAIA=" });
    expect(encodeValue(Number.NaN)).toEqual({ $float: "AAAAAAAA+H8=" });
    expect(encodeValue(new Uint8Array([1, 2, 3, 4]).buffer)).toEqual({ $bytes: "AQIDBA==" });
  });

  it("leaves out properties that are undefined, wherever they stand", () => {
    expect(encodeValue({ gone: undefined, kept: 1 })).toStrictEqual({ kept: 1 });
    expect(encodeValue({ kept: 1, gone: undefined, also: "x" })).toStrictEqual({ kept: 1, also: "x" });
    expect(encodeValue({ gone: undefined })).toStrictEqual({});
    expect(stringify({ rows: [{ a: undefined, b: 1n }] })).toBe('{"rows":[{"b":{"$integer":"AQAAAAAAAAA="}}]}');
  });

  it("takes objects and bytes of another realm for what they are", () => {
    const foreign: unknown = runInNewContext("({ rows: [{ a: 1 }], bytes: new Uint8Array([255]).buffer })");
    expect(stringify(foreign)).toBe('{"rows":[{"a":1}],"bytes":{"$bytes":"/w=="}}');
    expect(stringify(Object.assign(Object.create(null), { a: 1 }))).toBe('{"a":1}');
  });

  it("ignores what a page has put on Object.prototype", () => {
    const pollution = { value: () => 1, enumerable: true, configurable: true, writable: true };
    Object.defineProperty(Object.prototype, "polluted", pollution);
    let text: string;
    let value: unknown;
    try {
      text = stringify({ a: 1n, b: "x" });
      value = decodeValue({ a: { $integer: "AQAAAAAAAAA=" }, b: "x" });
    } finally {
      Reflect.deleteProperty(Object.prototype, "polluted");
    }
    expect(text).toBe('{"a":{"$integer":"AQAAAAAAAAA="},"b":"x"}');
    expect(value).toStrictEqual({ a: 1n, b: "x" });
  });

  it.each([
    ["undefined in an array", { rows: [1, undefined] }, "rows[1]"],
    ["a hole in an array", { rows: new Array(1) }, "rows[0]"],
    ["a date", { sent: { at: new Date(0) } }, "sent.at"],
    ["a map", [new Map()], "[0]"],
    ["a set", [new Set()], "[0]"],
    ["an instance of a class", { error: new Error("x") }, "error"],
    ["a view of bytes", { body: new Uint8Array(2) }, "body"],
    ["a function", { a: { toJSON: () => 1 } }, "a.toJSON"],
    ["a symbol", { a: Symbol("s") }, "a"],
    ["an integer beyond 64 bits", { a: [2n ** 63n] }, "a[0]"],
    ["a field name outside ASCII", { reactions: { "👍": 1 } }, 'reactions["👍"]'],
    ["a field name with a control character", { "a\n": 1 }, '["a\\n"]'],
    ["a reserved field name", { a: { $set: 1, b: 2 } }, 'a["$set"]'],
    ["a field that clients would lose", JSON.parse('{"a":{"__proto__":1}}'), "a.__proto__"],
    ["undefined itself", undefined, ""],
  ])("refuses %s and says where", (_, value, path) => {
    expect(pathOfRefusal(() => encodeValue(value))).toBe(path);
    expect(pathOfRefusal(() => stringify(value))).toBe(path);
  });

  it("names the path in the message", () => {
    expect(() => encodeValue({ rows: [{ at: new Date(0) }] })).toThrow(
      "rows[0].at: an instance of Date cannot cross the wire",
    );
  });

  it("refuses a value that contains itself", () => {
    const loop: unknown[] = [];
    loop.push({ loop });
    expect(() => encodeValue(loop)).toThrow("nested deeper than 64 levels");
  });
});

describe("decoding a value", () => {
  it("does not copy what needs no decoding", () => {
    const args = { id: "c1", limit: 20, filter: { tags: ["a", "b"], isOpen: true }, before: null };
    expect(decodeValue(args)).toBe(args);
  });

  it("gives safe integers as numbers when asked, and larger ones as bigints", () => {
    const wire = encodeValue({ small: [7n, -3n], safe: 2n ** 53n - 1n, large: 2n ** 53n });
    expect(decodeValue(wire, { integersAsNumbers: true })).toEqual({
      small: [7, -3],
      safe: Number.MAX_SAFE_INTEGER,
      large: 2n ** 53n,
    });
    expect(decodeValue(wire)).toEqual({ small: [7n, -3n], safe: 2n ** 53n - 1n, large: 2n ** 53n });
  });

  it.each([
    ["a float that JSON can say", { a: { $float: "AAAAAAAA8D8=" } }, "a"],
    ["an integer of seven bytes", { a: { $integer: "AAAAAAAAAA==" } }, "a"],
    ["an integer that is a number", { a: { $integer: 5 } }, "a"],
    ["bytes that are not base64", [{ $bytes: "a*==" }], "[0]"],
    ["bytes without padding", [{ $bytes: "AQI" }], "[0]"],
    ["padding in the middle", [{ $bytes: "A===AAAA" }], "[0]"],
    ["an obsolete set", { a: { $set: [] } }, "a"],
    ["an obsolete map", { a: { $map: [] } }, "a"],
    ["a commit timestamp", { a: { $commitTs: null } }, "a"],
    ["a special form beside another field", { a: { $integer: "AQAAAAAAAAA=", b: 1 } }, 'a["$integer"]'],
    ["a field name outside ASCII", { имя: 1 }, '["имя"]'],
    ["a prototype", JSON.parse('{"a":[{"__proto__":{"isAdmin":true}}]}'), "a[0].__proto__"],
    ["what is not JSON", { a: undefined }, "a"],
  ])("refuses %s and says where", (_, json, path) => {
    expect(pathOfRefusal(() => decodeValue(json))).toBe(path);
  });
});

describe("the limits of a value", () => {
  it.each([
    ["encoding", encodeValue],
    ["decoding", decodeValue],
  ])("hold when %s", (_, walk) => {
    const { arrayLength, objectFields, fieldNameLength, nesting } = VALUE_LIMITS;
    const list = (length: number) => ({ list: new Array(length).fill(0) });
    const record = (fields: number) => Object.fromEntries(Array.from({ length: fields }, (_item, at) => [`f${at}`, 1]));
    const named = (length: number) => ({ ["n".repeat(length)]: 1 });
    expect(walk(list(arrayLength))).toEqual(list(arrayLength));
    expect(walk(record(objectFields))).toEqual(record(objectFields));
    expect(walk(named(fieldNameLength))).toEqual(named(fieldNameLength));
    expect(walk(nested(nesting))).toEqual(nested(nesting));
    expect(() => walk(list(arrayLength + 1))).toThrow("list: an array of 8193 items exceeds 8192");
    expect(() => walk([record(objectFields + 1)])).toThrow("[0]: an object exceeds 1024 fields");
    expect(() => walk(named(fieldNameLength + 1))).toThrow("a field name exceeds 1024 characters");
    expect(() => walk(nested(nesting + 1))).toThrow("nested deeper than 64 levels");
  });

  it("count only the fields that cross", () => {
    const fields = Array.from({ length: 2000 }, (_, at): [string, unknown] => [`f${at}`, at < 1024 ? at : undefined]);
    expect(Object.keys(encodeValue(Object.fromEntries(fields)) ?? {})).toHaveLength(1024);
  });
});
