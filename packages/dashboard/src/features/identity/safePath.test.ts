import { expect, test } from "vitest";
import { safePath } from "./safePath.ts";

test("after signing in one is led to a place of this app and never to another site", () => {
  expect(safePath("/inbox?view=all")).toBe("/inbox?view=all");
  expect(safePath(undefined)).toBe("/inbox");
  for (const bad of ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""]) {
    expect(safePath(bad)).toBe("/inbox");
  }
});
