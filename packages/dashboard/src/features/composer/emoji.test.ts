import { expect, test } from "vitest";
import { emojiGroups, findEmojis } from "./emoji.ts";

test("an emoji is found by the beginning of any of its words", () => {
  const found = findEmojis("tha").flatMap(({ emojis }) => emojis.map(({ character }) => character));
  expect(found).toContain("🙏");
  expect(findEmojis("nothing-like-this")).toEqual([]);
  expect(findEmojis(" ")).toBe(emojiGroups);
});

test("every emoji is listed once and has words", () => {
  const all = emojiGroups.flatMap(({ emojis }) => emojis);
  expect(new Set(all.map(({ character }) => character)).size).toBe(all.length);
  expect(all.filter(({ words }) => words === "")).toEqual([]);
});
