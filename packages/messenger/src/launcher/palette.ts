/**
 * Colours from a workspace's own: whatever it chose, text stays readable.
 * Knows contrast by the formula of WCAG; does not know where colours are used.
 */

/** A colour as red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

const WHITE: Rgb = [255, 255, 255];
const BLACK: Rgb = [0, 0, 0];
const READABLE = 4.5;
const VISIBLE = 3;
/** Enough for a surface with text on it, so that a brand's yellow stays that yellow. */
const NOTICEABLE = 1.2;

/** Reads `#abc` or `#aabbcc`; anything else is the colour of Foyer. */
export function parseColor(text: string): Rgb {
  const short = /^#?([\da-f])([\da-f])([\da-f])$/i.exec(text.trim());
  const hex = short ? short.slice(1).map((digit) => digit + digit) : /^#?(..)(..)(..)$/.exec(text.trim())?.slice(1);
  const [red = 0, green = 104, blue = 113] = (hex ?? []).map((part) => Number.parseInt(part, 16));
  return [red, green, blue].some(Number.isNaN) ? [0, 104, 113] : [red, green, blue];
}

/** The contrast of two colours, from 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one) + 0.05, luminance(other) + 0.05];
  return Math.max(a, b) / Math.min(a, b);
}

/** Black or white, whichever can be read on a colour; white when both can. */
export function textOn(color: Rgb): Rgb {
  return contrast(color, WHITE) >= READABLE ? WHITE : BLACK;
}

/** The colour, made darker or lighter only as far as it takes to be told from what lies behind. */
export function tellApart(color: Rgb, behind: Rgb, least: number): Rgb {
  const towards = luminance(behind) > 0.2 ? BLACK : WHITE;
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = mix(color, towards, share);
    if (contrast(mixed, behind) >= least) return mixed;
  }
  return towards;
}

/** The custom properties that carry a workspace's colours in one theme. */
export function paletteOf(primary: string, background: string, theme: "light" | "dark"): Record<string, string> {
  const sheet: Rgb = theme === "dark" ? [33, 37, 40] : [243, 241, 237];
  const fill = tellApart(parseColor(primary), sheet, theme === "dark" ? VISIBLE : NOTICEABLE);
  const ink = tellApart(parseColor(primary), sheet, READABLE);
  const hero = parseColor(background);
  return {
    "--ui-accent": print(fill),
    "--ui-accent-hover": print(mix(fill, textOn(fill) === WHITE ? BLACK : WHITE, 0.12)),
    "--ui-on-accent": print(textOn(fill)),
    "--ui-accent-ink": print(ink),
    "--ui-focus": print(ink),
    "--hero": print(hero),
    "--on-hero": print(textOn(hero)),
  };
}

function mix(color: Rgb, other: Rgb, share: number): Rgb {
  const part = (index: 0 | 1 | 2) => Math.round(color[index] + (other[index] - color[index]) * share);
  return [part(0), part(1), part(2)];
}

function luminance(color: Rgb): number {
  const [red, green, blue] = color;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(part: number): number {
  const value = part / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function print(color: Rgb): string {
  return `rgb(${color.join(" ")})`;
}
