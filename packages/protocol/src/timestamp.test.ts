import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeTimestamp, encodeTimestamp, ZERO_TIMESTAMP } from "./timestamp.ts";
import { ValueError } from "./values.ts";

function encodeSlowly(timestamp: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(timestamp));
  return bytes.toString("base64");
}

describe("a timestamp", () => {
  it("is spelled as eight bytes, lowest first", () => {
    expect(encodeTimestamp(0)).toBe(ZERO_TIMESTAMP);
    expect(encodeTimestamp(1)).toBe("AQAAAAAAAAA=");
    for (const edge of [255, 256, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 48, Number.MAX_SAFE_INTEGER]) {
      expect(encodeTimestamp(edge)).toBe(encodeSlowly(edge));
    }
  });

  it("comes back as the number it was, with the bytes that a BigInt would give", () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (timestamp) => {
        const text = encodeTimestamp(timestamp);
        expect(text).toBe(encodeSlowly(timestamp));
        expect(decodeTimestamp(text)).toBe(timestamp);
      }),
      { numRuns: 2000 },
    );
  });

  it("is refused when no number holds it", () => {
    for (const bad of [-1, 1.5, 2 ** 53, Number.NaN, Infinity]) expect(() => encodeTimestamp(bad)).toThrow(ValueError);
    expect(() => decodeTimestamp("AAAAAAAAIAA=")).toThrow("exceeds");
    expect(() => decodeTimestamp("//////////8=")).toThrow("exceeds");
  });

  it("is refused when it is malformed", () => {
    for (const bad of ["", "AAAA", "AAAAAAAAAAAA", "AAAAAAAAAA==", "AAAA*AAAAAA=", "AAAAAAAAAAА="]) {
      expect(() => decodeTimestamp(bad)).toThrow("base64 of 8 bytes");
    }
  });
});
