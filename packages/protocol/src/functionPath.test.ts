import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalPath, printPath } from "./functionPath.ts";

describe("the name of a function", () => {
  it.each([
    ["messages:list", "messages:list"],
    ["shared/chat:sendMessage", "shared/chat:sendMessage"],
    ["messages.js:list", "messages:list"],
    ["a/b", "a/b:default"],
    ["a/b.js", "a/b:default"],
    ["a/b:default", "a/b:default"],
    ["a.b/c_1:_private", "a.b/c_1:_private"],
    ["_system/jobs:list", "_system/jobs:list"],
  ])("%s is %s", (raw, canonical) => {
    expect(canonicalPath(raw)).toBe(canonical);
  });

  it.each([
    "",
    ":list",
    "messages:",
    "a:b:c",
    "/a:b",
    "a//b:c",
    "a/:b",
    "../a:b",
    "a/.b:c",
    ".js:list",
    "a b:c",
    "é:a",
    "a:1b",
    "a:b-c",
    "a-b:c",
    "a:b\n",
    `a:${"x".repeat(65)}`,
    `${"a/".repeat(600)}b:c`,
  ])("is refused when malformed: %j", (raw) => {
    expect(canonicalPath(raw)).toBeNull();
  });

  it("is printed without the default function", () => {
    expect(printPath("a/b:default")).toBe("a/b");
    expect(printPath("messages:list")).toBe("messages:list");
  });

  it("has one canonical form, which survives printing", () => {
    const raw = fc.string({ unit: fc.constantFrom("a", "B", "1", "_", ".", "/", ":", ".js", "default", "-", " ") });
    fc.assert(
      fc.property(raw, (text) => {
        const canonical = canonicalPath(text);
        if (canonical === null) return;
        expect(canonicalPath(canonical)).toBe(canonical);
        expect(canonicalPath(printPath(canonical))).toBe(canonical);
      }),
      { numRuns: 2000 },
    );
  });
});
