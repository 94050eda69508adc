import { expect, test } from "vitest";
import { mergeBySeq, PAGE, pageArgs, pagesBetween } from "./messagePages.ts";

const covers = (page: number) => {
  const { before, limit } = pageArgs(page);
  return [before - limit, before - 1];
};

test("nothing is asked for beyond the newest messages until somebody scrolls back", () => {
  expect(pagesBetween(201, 201)).toEqual([]);
});

test("scrolling back asks for the fixed pages that cover everything in between", () => {
  const pages = pagesBetween(200, 201);
  const covered = pages.map(covers);
  expect(covered.some(([from = 0, to = 0]) => from <= 200 && to >= 200)).toBe(true);
  for (let from = 1; from < 300; from += 13) {
    const wanted = pagesBetween(from, 301).map(covers);
    for (let seq = from; seq < 301; seq++) {
      expect(
        wanted.some(([first = 0, last = 0]) => first <= seq && seq <= last),
        `${seq} from ${from}`,
      ).toBe(true);
    }
  }
});

test("fixed pages are asked for at most once more than needed", () => {
  expect(pagesBetween(1, 501).length).toBeLessThanOrEqual(500 / PAGE + 1);
});

test("messages of several answers are put in order, and the later answer wins", () => {
  const merged = mergeBySeq([
    [
      { seq: 1, text: "old" },
      { seq: 2, text: "two" },
    ],
    [
      { seq: 3, text: "three" },
      { seq: 1, text: "new" },
    ],
  ]);
  expect(merged).toEqual([
    { seq: 1, text: "new" },
    { seq: 2, text: "two" },
    { seq: 3, text: "three" },
  ]);
});
