import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");
const tokens = new Map(
  [...css.matchAll(/--ui-([\w-]+): var\(--when-light, (#\w{6})\) var\(--when-dark, (#\w{6})\);/g)].map(
    ([, name, light, dark]) => [name, { light, dark }] as const,
  ),
);

const surfaces = ["ground", "sheet", "raised", "sunken"];
const readable: [text: string, surfaces: string[]][] = [
  ["ink", surfaces],
  ["ink-soft", [...surfaces, "note", "accent-soft"]],
  ["ink-faint", [...surfaces, "note", "accent-soft"]],
  ["accent-ink", [...surfaces, "accent-soft"]],
  ["on-accent", ["accent", "accent-hover"]],
  ["on-danger", ["danger", "danger-hover"]],
  ["positive-ink", [...surfaces, "positive-soft"]],
  ["warning-ink", [...surfaces, "warning-soft"]],
  ["danger-ink", [...surfaces, "danger-soft"]],
  ["note-ink", ["note"]],
  ...Array.from({ length: 8 }, (_, index): [string, string[]] => [`hue-${index + 1}-ink`, [`hue-${index + 1}`]]),
];

test.each(["light", "dark"] as const)("every text colour is readable on its surfaces in the %s theme", (theme) => {
  const pale = readable.flatMap(([text, grounds]) =>
    grounds
      .map((ground) => ({ pair: `${text} on ${ground}`, ratio: contrast(colour(text, theme), colour(ground, theme)) }))
      .filter(({ ratio }) => ratio < 4.5),
  );
  expect(pale).toEqual([]);
});

test.each(["light", "dark"] as const)("the focus ring is visible on every surface in the %s theme", (theme) => {
  for (const ground of surfaces) {
    expect(contrast(colour("focus", theme), colour(ground, theme))).toBeGreaterThanOrEqual(3);
  }
});

function colour(name: string, theme: "light" | "dark"): string {
  const value = tokens.get(name)?.[theme];
  if (value === undefined) throw new Error(`tokens.css has no colour --ui-${name}`);
  return value;
}

/** The contrast ratio of WCAG 2. */
function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const channels = [1, 3, 5].map((start) => Number.parseInt(hex.slice(start, start + 2), 16) / 255);
  const [red, green, blue] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
