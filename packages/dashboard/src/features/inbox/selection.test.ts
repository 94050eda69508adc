import { expect, test } from "vitest";
import { keepShown, noSelection, toggle } from "./selection.ts";

const order = ["a", "b", "c", "d", "e"];

test("a click selects one row and a second click lets it go", () => {
  const one = toggle(noSelection, order, { id: "b", reaches: false });
  expect([...one.ids]).toEqual(["b"]);
  expect(toggle(one, order, { id: "b", reaches: false }).ids.size).toBe(0);
});

test("Shift selects everything from the last clicked row, in either direction", () => {
  const one = toggle(noSelection, order, { id: "d", reaches: false });
  expect([...toggle(one, order, { id: "b", reaches: true }).ids].sort()).toEqual(["b", "c", "d"]);
  expect([...toggle(one, order, { id: "e", reaches: true }).ids].sort()).toEqual(["d", "e"]);
  expect([...toggle(noSelection, order, { id: "e", reaches: true }).ids]).toEqual(["e"]);
});

test("rows that leave the list are no longer selected", () => {
  const both = toggle(toggle(noSelection, order, { id: "a", reaches: false }), order, { id: "b", reaches: false });
  expect([...keepShown(both, ["b", "c"]).ids]).toEqual(["b"]);
  expect(keepShown(both, order)).toBe(both);
});
