import { expect, test } from "vitest";
import { linkify } from "./linkify.ts";

const links = (text: string) => linkify(text).flatMap(({ text: shown, href }) => (href ? [[shown, href]] : []));

test("addresses of pages and people can be followed", () => {
  expect(links("See https://a.example/x?y=1#z and www.b.example, or write to c.d@e.example!")).toEqual([
    ["https://a.example/x?y=1#z", "https://a.example/x?y=1#z"],
    ["www.b.example", "https://www.b.example"],
    ["c.d@e.example", "mailto:c.d@e.example"],
  ]);
});

test("what ends a sentence is no part of an address, a bracket inside it is", () => {
  expect(links("(https://a.example/b).")).toEqual([["https://a.example/b", "https://a.example/b"]]);
  expect(links("https://a.example/b_(c) is it")).toEqual([["https://a.example/b_(c)", "https://a.example/b_(c)"]]);
});

test("the text is whole again when its pieces are put together, and scripts are words", () => {
  for (const text of [
    "",
    "no links",
    "javascript:alert(1)",
    "<a href='https://x.example'>x</a>",
    "a@b c@d.e, https://",
  ]) {
    expect(
      linkify(text)
        .map((piece) => piece.text)
        .join(""),
    ).toBe(text);
    for (const { href } of linkify(text)) expect(href ?? "https:").toMatch(/^(https?|mailto):/);
  }
});
