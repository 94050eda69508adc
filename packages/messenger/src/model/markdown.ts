/**
 * Light Markdown as a tree: what chat needs, and no HTML.
 * Knows spelling; does not know elements. Anything that is not understood is text.
 */

/** A piece of a line. */
export type Inline =
  | string
  | { readonly kind: "strong" | "emphasis" | "strike"; readonly children: readonly Inline[] }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] };

/** A block of a message. */
export type Block =
  | { readonly kind: "paragraph"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: "list"; readonly isOrdered: boolean; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: "quote"; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: "code"; readonly text: string };

/** Reads a message. */
export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  // Fenced code is taken out first: nothing inside it means anything.
  for (const [index, part] of text.split(/^```[^\n]*\n?([\s\S]*?)^```[^\S\n]*$\n?/m).entries()) {
    if (index % 2 === 1) blocks.push({ kind: "code", text: part.replace(/\n$/, "") });
    else for (const line of part.split("\n")) addLine(blocks, line);
  }
  return blocks.filter((block) => block.kind !== "paragraph" || block.lines.some((line) => line.length > 0));
}

function addLine(blocks: Block[], line: string): void {
  const item = /^\s{0,3}(?:[-*•]|(\d{1,3})[.)])\s+(.+)$/.exec(line);
  const quote = /^>\s?(.*)$/.exec(line);
  const last = blocks.at(-1);
  if (item) {
    const isOrdered = item[1] !== undefined;
    const items = [parseInline(item[2] ?? "")];
    if (last?.kind === "list" && last.isOrdered === isOrdered)
      blocks[blocks.length - 1] = { ...last, items: [...last.items, ...items] };
    else blocks.push({ kind: "list", isOrdered, items });
    return;
  }
  const kind = quote ? "quote" : "paragraph";
  const lines = [parseInline(quote?.[1] ?? line)];
  if (last?.kind === kind && line.trim() !== "") blocks[blocks.length - 1] = { kind, lines: [...last.lines, ...lines] };
  else blocks.push({ kind, lines: line.trim() === "" ? [] : lines });
}

const LINK = /\[([^\]\n]{1,300})\]\((https?:\/\/[^\s)]{1,2000}|mailto:[^\s)]{3,300}|tel:[+\d()-]{3,40})\)/g;
const ADDRESS = /https?:\/\/[^\s<>"']{1,2000}|www\.[^\s<>"']{3,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/g;

/** What is found, and how many of its characters count. */
type Made = { inline: Inline; length?: number };
const patterns: readonly [RegExp, (match: RegExpExecArray) => Made][] = [
  [/`([^`\n]{1,1000})`/g, ([, text = ""]) => ({ inline: { kind: "code", text } })],
  [LINK, ([, label = "", href = ""]) => ({ inline: { kind: "link", href, children: [label] } })],
  [ADDRESS, ([address = ""]) => autoLink(address)],
  [/\*\*(?=\S)([^\n]{0,1000}?\S)\*\*/g, ([, text = ""]) => styled("strong", text)],
  [/~~(?=\S)([^\n]{0,1000}?\S)~~/g, ([, text = ""]) => styled("strike", text)],
  [/(?<![\w*])\*(?=[^\s*])([^*\n]{0,1000}[^\s*])\*(?![\w*])/g, ([, text = ""]) => styled("emphasis", text)],
  [/(?<!\w)_(?=[^\s_])([^_\n]{0,1000}[^\s_])_(?!\w)/g, ([, text = ""]) => styled("emphasis", text)],
];

/** Reads one line. */
export function parseInline(text: string): Inline[] {
  const inlines: Inline[] = [];
  const next = patterns.map(([pattern]) => find(pattern, text, 0));
  for (let at = 0; ; ) {
    // Only what was passed over is looked for again, so that a long line is read once.
    for (const [index, [pattern]] of patterns.entries()) {
      if ((next[index]?.index ?? text.length) < at) next[index] = find(pattern, text, at);
    }
    const first = next.reduce(
      (best, match, index) => ((match?.index ?? text.length) < (next[best]?.index ?? text.length) ? index : best),
      0,
    );
    const match = next[first];
    const before = text.slice(at, match?.index);
    if (before !== "") inlines.push(before);
    if (!match) return inlines;
    const { inline, length = match[0].length } = patterns[first]![1](match);
    inlines.push(inline);
    at = match.index + length;
  }
}

function find(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from;
  return pattern.exec(text);
}

function styled(kind: "strong" | "emphasis" | "strike", text: string): Made {
  return { inline: { kind, children: parseInline(text) } };
}

/** An address in a sentence: the full stop after it is the sentence's, and so is a bracket that it does not open. */
function autoLink(address: string): Made {
  let end = address.length;
  while (end > 0 && (/[.,:;!?*_~]/.test(address[end - 1]!) || isOpenBracket(address.slice(0, end)))) end -= 1;
  const shown = address.slice(0, end);
  const scheme = shown.startsWith("http")
    ? ""
    : shown.includes("@") && !shown.startsWith("www.")
      ? "mailto:"
      : "https://";
  return { inline: { kind: "link", href: scheme + shown, children: [shown] }, length: end };
}

function isOpenBracket(text: string): boolean {
  return text.endsWith(")") && text.split(")").length > text.split("(").length;
}
