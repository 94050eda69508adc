import { type Html, html } from "../html.ts";
import { box, dot, drawing, line, paint, pot, shape } from "./shapes.ts";

/** A wide clay pot with a band pressed into it. */
export function clayPot(): Html {
  const marks = Array.from({ length: 9 }, (_, index) =>
    shape(`M${58 + index * 9.6} 104l4.8 9h-9.600Z`, paint.clayLight),
  );
  return drawing(
    "A clay pot with a saucer",
    shape("M44 166h112l-6 10a4 4 0 0 1-4 2H54a4 4 0 0 1-4-2Z", paint.clayDark),
    pot({ top: 62, width: 124 }, paint.clay, paint.clayDark),
    marks,
  );
}

/** A can with a long thin spout. */
export function wateringCan(): Html {
  return drawing(
    "A watering can with a long spout",
    line("M128 118Q160 108 176 66", paint.slate, 9),
    shape("M168 58l20 8-7 9-18-8Z", paint.slateDark),
    line("M58 120C22 92 38 60 84 70", paint.slateDark, 8),
    shape("M52 94h80l8 74a8 8 0 0 1-8 8H52a8 8 0 0 1-8-8Z", paint.slate),
    shape("M96 94h36l8 74a8 8 0 0 1-8 8H96Z", paint.slateDark, 0.4),
    html`<ellipse cx="92" cy="94" rx="40" ry="9" fill="${paint.slateDark}"/>`,
    line("M66 90Q92 44 118 90", paint.slateDark, 7),
  );
}

/** A trowel of steel with a handle of ash. */
export function trowel(): Html {
  return drawing(
    "A hand trowel with a wooden handle",
    html`<g transform="rotate(38 100 100)">${shape("M84 96C82 132 88 162 100 178C112 162 118 132 116 96Q100 88 84 96Z", paint.steel)}${shape("M100 91Q108 91 116 96C118 132 112 162 100 178Z", paint.steelDark, 0.6)}${line("M100 96V70", paint.steelDark, 7)}${box({ x: 91, y: 14, width: 18, height: 58, radius: 9 }, paint.wood)}${shape("M100 14a9 9 0 0 1 9 9v40a9 9 0 0 1-9 9Z", paint.woodDark, 0.5)}${box({ x: 92, y: 62, width: 16, height: 8, radius: 2 }, paint.steelDark)}${dot(100, 24, 2.6, paint.cream)}</g>`,
  );
}

/** A paper packet with three flowers on it. */
export function seedPacket(): Html {
  const flowers = [
    { x: 76, y: 104, fill: paint.sun, size: 1 },
    { x: 122, y: 96, fill: paint.berry, size: 1.15 },
    { x: 100, y: 126, fill: paint.clayLight, size: 0.9 },
  ];
  return drawing(
    "A packet of wildflower seeds",
    html`<g transform="rotate(-5 100 100)">${box({ x: 52, y: 26, width: 96, height: 148, radius: 5 }, paint.cream)}${shape("M52 31a5 5 0 0 1 5-5h86a5 5 0 0 1 5 5v15H52Z", paint.leafDark)}${line("M66 58h68M78 68h44", paint.creamDark, 4)}${flowers.map(({ x, y }) => line(`M${x} ${y}Q${(x + 100) / 2} 150 100 168`, paint.leaf, 2.6))}${flowers.map(flower)}${line("M56 46h88", paint.creamDark, 1.5)}</g>`,
  );
}

function flower({ x, y, fill, size }: { x: number; y: number; fill: string; size: number }): Html {
  const petals = Array.from(
    { length: 6 },
    (_, index) => html`<ellipse cx="0" cy="-9" rx="5" ry="8" fill="${fill}" transform="rotate(${index * 60})"/>`,
  );
  return html`<g transform="translate(${x} ${y}) scale(${size})">${petals}${dot(0, 0, 4.5, paint.woodDark)}</g>`;
}
