import { expect, test } from "vitest";
import { isPressed, type KeyPress } from "./keys.ts";

const press = (key: string, about: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...about,
});

test("a letter is the key that shows it, whatever keyboard it is on", () => {
  expect(isPressed(press("a", { code: "KeyQ" }), "A", false)).toBe(true);
  expect(isPressed(press("q", { code: "KeyA" }), "A", false)).toBe(false);
});

test("a keyboard without Latin letters uses the places of the letters", () => {
  expect(isPressed(press("ф", { code: "KeyA" }), "A", false)).toBe(true);
  expect(isPressed(press("о", { code: "KeyJ" }), "J", false)).toBe(true);
});

test("other keys held down make it another shortcut", () => {
  expect(isPressed(press("k", { ctrlKey: true }), "K", false)).toBe(false);
  expect(isPressed(press("k", { ctrlKey: true }), "Mod+K", false)).toBe(true);
  expect(isPressed(press("k", { metaKey: true }), "Mod+K", true)).toBe(true);
  expect(isPressed(press("k", { ctrlKey: true }), "Mod+K", true)).toBe(false);
  expect(isPressed(press("R", { shiftKey: true }), "R", false)).toBe(false);
});

test("a sign is pressed with or without Shift, as its keyboard has it", () => {
  expect(isPressed(press("?", { shiftKey: true }), "?", false)).toBe(true);
  expect(isPressed(press("?"), "?", false)).toBe(true);
  expect(isPressed(press("/"), "?", false)).toBe(false);
});
