import fc from "fast-check";
import { expect, test } from "vitest";
import { type Inline, parseInline, parseMarkdown } from "./markdown.ts";

const link = (href: string, text = href): Inline => ({ kind: "link", href, children: [text] });

test("addresses become links without the sentence around them", () => {
  expect(parseInline("See https://a.example/b_(c)?d=1. Or (www.b.example)!")).toEqual([
    "See ",
    link("https://a.example/b_(c)?d=1"),
    ". Or (",
    link("https://www.b.example", "www.b.example"),
    ")!",
  ]);
  expect(parseInline("Write to me@a.example, please")).toEqual([
    "Write to ",
    link("mailto:me@a.example", "me@a.example"),
    ", please",
  ]);
});

test("a link leads only to the web, to mail or to a phone", () => {
  expect(parseInline("[shop](https://a.example)")).toEqual([link("https://a.example", "shop")]);
  expect(parseInline("[x](javascript:alert(1))")).toEqual(["[x](javascript:alert(1))"]);
  expect(parseInline("[x](data:text/html,hi)")).toEqual(["[x](data:text/html,hi)"]);
});

test("bold, italic, struck and code are told from ordinary stars and underscores", () => {
  expect(parseInline("**very** *nice* ~~old~~ `a*b`")).toEqual([
    { kind: "strong", children: ["very"] },
    " ",
    { kind: "emphasis", children: ["nice"] },
    " ",
    { kind: "strike", children: ["old"] },
    " ",
    { kind: "code", text: "a*b" },
  ]);
  expect(parseInline("2 * 3 * 4 and snake_case_name")).toEqual(["2 * 3 * 4 and snake_case_name"]);
});

test("lists, quotes and fenced code are blocks", () => {
  expect(parseMarkdown("Take:\n- one\n- two\n\n> said\n```js\n**x**\n```\nend").map((block) => block.kind)).toEqual([
    "paragraph",
    "list",
    "quote",
    "code",
    "paragraph",
  ]);
});

test("lines stay lines", () => {
  expect(parseMarkdown("one\ntwo")).toEqual([{ kind: "paragraph", lines: [["one"], ["two"]] }]);
});

/** What people read of a message. */
function textOf(inline: Inline): string {
  if (typeof inline === "string") return inline;
  return inline.kind === "code" ? inline.text : inline.children.map(textOf).join("");
}

function wordsOf(text: string): string {
  const blocks = parseMarkdown(text).map((block) => {
    if (block.kind === "code") return block.text;
    const lines = block.kind === "list" ? block.items : block.lines;
    return lines.flatMap((line) => line.map(textOf)).join("");
  });
  return blocks.join("").replace(/[^abw]/g, "");
}

test("any text is read without loss of words", () => {
  // Behind the beginning of fenced code stands its language, which is not shown.
  const anyText = fc
    .string({ unit: fc.constantFrom(..."ab *_~`[]()>-\n.:/w@") })
    .filter((text) => !/^```[^\n]*[abw]/m.test(text));
  fc.assert(
    fc.property(anyText, (text) => {
      expect(wordsOf(text)).toBe(text.replace(/[^abw]/g, ""));
    }),
    { numRuns: 2_000 },
  );
});

// A pattern that goes over the same text again and again would take hours, not the seconds that a test has.
test.each(["**a ", "*a* ", "[a](", "_a ", "`", "a@", "https://a ", "~~a"])("a long run of %j is read", (piece) => {
  expect(parseMarkdown(piece.repeat(20_000 / piece.length)).length).toBeGreaterThan(0);
});
