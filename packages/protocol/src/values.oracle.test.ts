/** The official client's own codec judges ours. */
import { convexToJson, jsonToConvex } from "convex/values";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeValue } from "./decodeValue.ts";
import { encodeValue, stringify } from "./encodeValue.ts";
import type { Value } from "./values.ts";

type OfficialValue = Parameters<typeof convexToJson>[0];
type OfficialJson = Parameters<typeof jsonToConvex>[0];

const fieldName = fc
  .string({ unit: "grapheme-ascii", maxLength: 12 })
  .filter((name) => !name.startsWith("$") && name !== "__proto__");
const leaf = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom(-0, Number.NaN, Infinity, -Infinity, Number.MIN_VALUE, Number.MAX_VALUE),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.uint8Array({ maxLength: 20 }).map((bytes) => bytes.slice().buffer),
);
const values = fc.letrec<{ value: Value; list: Value[]; record: { [name: string]: Value } }>((tie) => ({
  value: fc.oneof({ depthSize: "medium", withCrossShrink: true }, leaf, tie("list"), tie("record")),
  list: fc.array(tie("value"), { maxLength: 6 }),
  record: fc.dictionary(fieldName, tie("value"), { maxKeys: 6, noNullPrototype: true }),
})).value;

/** JSON of which much is almost right: special forms with wrong content, field names that are not allowed. */
const suspectJson = fc.letrec<{ json: unknown; list: unknown[]; record: object; special: object }>((tie) => ({
  json: fc.oneof({ depthSize: "medium" }, fc.jsonValue({ maxDepth: 1 }), tie("list"), tie("record"), tie("special")),
  list: fc.array(tie("json"), { maxLength: 4 }),
  record: fc.dictionary(fc.oneof(fieldName, fc.constantFrom("$integer", "é", "\u007f", "$")), tie("json"), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  special: fc
    .tuple(
      fc.constantFrom("$integer", "$float", "$bytes", "$set", "$map", "$other"),
      fc.oneof(
        fc.uint8Array({ minLength: 7, maxLength: 9 }).map((bytes) => Buffer.from(bytes).toString("base64")),
        fc.constantFrom("AAAAAAAA+H8=", "AAAAAAAAAIA=", "AAAAAAAA8D8=", "", "A", "AAAA"),
        fc.constantFrom(null, 1, true),
      ),
    )
    .map(([form, content]) => ({ [form]: content })),
})).json;

function outcome<T>(act: () => T): { value: T } | "refused" {
  try {
    return { value: act() };
  } catch {
    return "refused";
  }
}

describe("against the official client's codec", () => {
  it("encodes every value the same", () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(encodeValue(value)).toEqual(convexToJson(value as OfficialValue));
      }),
      { numRuns: 1000 },
    );
  });

  it("is understood by the official client, and understands it", () => {
    fc.assert(
      fc.property(values, (value) => {
        expect(jsonToConvex(JSON.parse(stringify(value)))).toStrictEqual(value);
        expect(decodeValue(JSON.parse(JSON.stringify(convexToJson(value as OfficialValue))))).toStrictEqual(value);
      }),
      { numRuns: 1000 },
    );
  });

  it("reads and refuses the same JSON", () => {
    fc.assert(
      fc.property(suspectJson, (json) => {
        const text = JSON.stringify(json);
        fc.pre(!text.includes("__proto__")); // The official client loses this field; we refuse it.
        const official = outcome(() => jsonToConvex(JSON.parse(text) as OfficialJson));
        expect(outcome(() => decodeValue(JSON.parse(text)))).toStrictEqual(official);
      }),
      { numRuns: 3000 },
    );
  });

  it("encodes and refuses the same things", () => {
    const anything = fc.anything({ withDate: true, withMap: true, withSet: true, withTypedArray: true, maxDepth: 3 });
    fc.assert(
      fc.property(anything, (thing) => {
        fc.pre(!JSON.stringify(thing, (_key, item) => (typeof item === "bigint" ? 0 : item))?.includes("__proto__"));
        const official = outcome(() => convexToJson(thing as OfficialValue));
        expect(outcome(() => encodeValue(thing))).toEqual(official);
      }),
      { numRuns: 2000 },
    );
  });
});
