import { expect, test } from "vitest";
import { followEnds, uniqueById } from "./pages.ts";

const page = (nextCursor: string | null) => ({ nextCursor });

test("a page begins where the one before it ends now", () => {
  expect(followEnds([null, "x", "y"], [page("x2"), page("y"), page(null)])).toEqual([null, "x2", "y"]);
});

test("pages stay where they are while the one before them is being asked for", () => {
  expect(followEnds([null, "x", "y"], [page("x2"), undefined, page(null)])).toEqual([null, "x2", "y"]);
  expect(followEnds([null, "x"], [undefined, page(null)])).toEqual([null, "x"]);
});

test("pages past the end of a list that became shorter go", () => {
  expect(followEnds([null, "x", "y"], [page(null), page("y"), page(null)])).toEqual([null]);
});

test("what moved up between two answers is listed once, where it is newest", () => {
  const items = [
    { _id: "b", page: 1 },
    { _id: "a", page: 1 },
    { _id: "b", page: 2 },
  ];
  expect(uniqueById(items)).toEqual([
    { _id: "b", page: 1 },
    { _id: "a", page: 1 },
  ]);
});
