import { expect, test } from "vitest";
import { hueOf, initialsOf } from "./people.ts";

test("initials are the first letters of the first and the last word", () => {
  expect(initialsOf("Amara Okafor")).toBe("AO");
  expect(initialsOf("  Juan  Carlos de la Cruz ")).toBe("JC");
  expect(initialsOf("élodie")).toBe("É");
  expect(initialsOf("(Acme) Ltd")).toBe("AL");
  expect(initialsOf("李 小龙")).toBe("李小");
  expect(initialsOf("🦊 fox")).toBe("🦊F");
  expect(initialsOf("")).toBe("");
});

test("a person keeps one hue and people spread over all eight", () => {
  expect(hueOf("visitor-1")).toBe(hueOf("visitor-1"));
  const hues = new Set(Array.from({ length: 200 }, (_, index) => hueOf(`visitor-${index}`)));
  expect([...hues].sort()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});
