import { expect, test } from "vitest";
import { readableOn } from "./contrast.ts";

test("words on a dark colour are white and on a light one dark", () => {
  expect(readableOn("#006871")).toBe("#ffffff");
  expect(readableOn("#000")).toBe("#ffffff");
  expect(readableOn("#ffd400")).toBe("#14191c");
  expect(readableOn("#fff")).toBe("#14191c");
});
