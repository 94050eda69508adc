import { expect, test } from "vitest";
import { neighbour, nextAfter } from "./neighbours.ts";

const order = ["a", "b", "c"];

test("moving goes to the next row and stops at the ends", () => {
  expect(neighbour(order, { openedId: "a", lastIndex: 0 }, 1)).toBe("b");
  expect(neighbour(order, { openedId: "c", lastIndex: 2 }, 1)).toBe("c");
  expect(neighbour(order, { openedId: "a", lastIndex: 0 }, -1)).toBe("a");
});

test("with nothing open moving goes to the first row, and nowhere in an empty list", () => {
  expect(neighbour(order, { openedId: undefined, lastIndex: 0 }, 1)).toBe("a");
  expect(neighbour([], { openedId: "a", lastIndex: 0 }, 1)).toBeUndefined();
});

test("from a conversation that left the list moving goes on at its place", () => {
  expect(neighbour(["a", "c"], { openedId: "b", lastIndex: 1 }, 1)).toBe("c");
  expect(neighbour(["a", "c"], { openedId: "b", lastIndex: 1 }, -1)).toBe("a");
});

test("when the open row leaves the list one goes on to the next that stays, or at the end to the one above", () => {
  expect(nextAfter(order, "a", new Set(["a"]))).toBe("b");
  expect(nextAfter(order, "a", new Set(["a", "b"]))).toBe("c");
  expect(nextAfter(order, "c", new Set(["c"]))).toBe("b");
  expect(nextAfter(order, "b", new Set(order))).toBeUndefined();
});
