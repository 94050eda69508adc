import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, paletteOf, parseColor, type Rgb } from "./palette.ts";

const anyColor = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
function read(text = ""): Rgb {
  const [red = 0, green = 0, blue = 0] = (text.match(/\d+/g) ?? []).map(Number);
  return [red, green, blue];
}
const sheets: Record<string, Rgb> = { light: [254, 253, 252], dark: [22, 25, 28] };

test("text can be read on and beside any colour that a workspace may choose, in both themes", () => {
  fc.assert(
    fc.property(
      anyColor,
      anyColor,
      fc.constantFrom("light" as const, "dark" as const),
      (primary, background, theme) => {
        const colors = paletteOf(primary, background, theme);
        expect(contrast(read(colors["--ui-accent"]), read(colors["--ui-on-accent"]))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(read(colors["--hero"]), read(colors["--on-hero"]))).toBeGreaterThanOrEqual(4.5);
        expect(contrast(read(colors["--ui-accent-ink"]), sheets[theme]!)).toBeGreaterThanOrEqual(4.5);
      },
    ),
  );
});

test("a colour that can be read is left as it is", () => {
  expect(paletteOf("#006871", "#006871", "light")["--ui-accent"]).toBe("rgb(0 104 113)");
});

test("colours are read in both spellings, and nonsense is the colour of Foyer", () => {
  expect(parseColor("#f0a")).toEqual([255, 0, 170]);
  expect(parseColor("#ff00AA")).toEqual([255, 0, 170]);
  expect(parseColor("tomato")).toEqual([0, 104, 113]);
});
