import { type Html, html } from "../html.ts";
import { dot, drawing, leaf, line, paint, pot, round, scatter, shape } from "./shapes.ts";

/** Fine fronds that arch over the edge of their pot. */
export function maidenhairFern(): Html {
  const tips = [
    [28, 96],
    [46, 52],
    [78, 26],
    [118, 24],
    [154, 48],
    [174, 92],
    [62, 88],
    [140, 84],
  ] as const;
  return drawing(
    "A maidenhair fern in a clay pot",
    tips.map(([x, y], index) => frond({ x, y }, index % 2 === 0 ? paint.leaf : paint.leafLight)),
    pot({ top: 120, width: 72 }, paint.clay, paint.clayDark),
  );
}

function frond(tip: { x: number; y: number }, fill: string): Html {
  const root = { x: 100, y: 124 };
  const bend = { x: root.x + (tip.x - root.x) * 0.35, y: Math.min(tip.y - 16, 60) };
  const at = (t: number) => ({
    x: (1 - t) ** 2 * root.x + 2 * t * (1 - t) * bend.x + t * t * tip.x,
    y: (1 - t) ** 2 * root.y + 2 * t * (1 - t) * bend.y + t * t * tip.y,
  });
  const leaflets = Array.from({ length: 9 }, (_, index) => {
    const t = 0.3 + index * 0.085;
    const here = at(t);
    const next = at(t + 0.02);
    const along = (Math.atan2(next.y - here.y, next.x - here.x) * 180) / Math.PI;
    const length = round(17 - index * 1.2);
    return [along - 62, along + 62].map((angle) => leaf({ ...here, length, width: 4.6, angle }, fill));
  });
  const end = leaf(
    { ...tip, length: 9, width: 4, angle: (Math.atan2(tip.y - bend.y, tip.x - bend.x) * 180) / Math.PI },
    fill,
  );
  return html`${line(`M${root.x} ${root.y}Q${round(bend.x)} ${round(bend.y)} ${tip.x} ${tip.y}`, paint.stem, 1.8)}${leaflets}${end}`;
}

/** Large leaves with windows in them. */
export function swissCheesePlant(): Html {
  const leaves = [
    { x: 62, y: 74, size: 1, turn: -38, fill: paint.leafDark },
    { x: 142, y: 82, size: 0.92, turn: 44, fill: paint.leafDark },
    { x: 104, y: 50, size: 1.12, turn: 4, fill: paint.leaf },
    { x: 74, y: 112, size: 0.66, turn: -66, fill: paint.leaf },
    { x: 134, y: 116, size: 0.6, turn: 68, fill: paint.leafLight },
  ];
  return drawing(
    "A Swiss cheese plant in a cream pot",
    leaves.map(({ x, y }) => line(`M100 136Q${100 + (x - 100) * 0.2} ${y + 26} ${x} ${y + 10}`, paint.stem, 3)),
    leaves.map(windowLeaf),
    pot({ top: 128, width: 70 }, paint.cream, paint.creamDark),
  );
}

function windowLeaf({
  x,
  y,
  size,
  turn,
  fill,
}: {
  x: number;
  y: number;
  size: number;
  turn: number;
  fill: string;
}): Html {
  const slits = [-1, 1].flatMap((side) =>
    [-16, -3, 10].map(
      (top) =>
        html`<path d="M${side * 11} ${top}q${side * 14} -1 ${side * 26} 7q${side * -15} 2 ${side * -26} -3z" class="tile-fill"/>`,
    ),
  );
  return html`<g transform="translate(${x} ${y}) rotate(${turn}) scale(${size})">${shape("M0 20C-34 26-42-6-26-24C-16-36-4-40 0-44C4-40 16-36 26-24C42-6 34 26 0 20Z", fill)}${slits}${line("M0 20V-32", paint.leafLight, 1.6)}</g>`;
}

/** Upright blades with a light edge. */
export function snakePlant(): Html {
  const blades = [
    { x: 78, height: 74, lean: -16 },
    { x: 124, height: 82, lean: 14 },
    { x: 90, height: 108, lean: -5 },
    { x: 112, height: 98, lean: 6 },
    { x: 101, height: 66, lean: 0 },
  ];
  return drawing(
    "A snake plant in a slate pot",
    blades.map(blade),
    pot({ top: 126, width: 66 }, paint.slate, paint.slateDark),
  );
}

function blade({ x, height, lean }: { x: number; height: number; lean: number }): Html {
  const form = (inset: number) =>
    `M${-9 + inset} 0C${-13 + inset} ${-height * 0.5} ${-7 + inset} ${-height * 0.8} 0 ${-height + inset * 2}C${7 - inset} ${-height * 0.8} ${13 - inset} ${-height * 0.5} ${9 - inset} 0Z`;
  const bands = Array.from({ length: Math.floor(height / 18) }, (_, index) =>
    line(`M-5 ${-12 - index * 15}q5 -5 10 0`, paint.leafLight, 1.6),
  );
  return html`<g transform="translate(${x} 132) rotate(${lean})">${shape(form(0), "#b9bd6a")}${shape(form(2.6), paint.leafDark)}${bands}</g>`;
}

/** A small trunk with a round head of narrow leaves. */
export function oliveTree(): Html {
  const random = scatter(7);
  const fills = [paint.leafLight, "#8fae7c", paint.leaf];
  const leaves = Array.from({ length: 150 }, (_, index) => {
    const turn = random() * Math.PI * 2;
    const reach = Math.sqrt(random()) * 50 - 8;
    const at = { x: 100 + Math.cos(turn) * reach * 1.1, y: 62 + Math.sin(turn) * reach };
    return leaf(
      { ...at, length: 15, width: 3.6, angle: (turn * 180) / Math.PI + (random() - 0.5) * 90 },
      fills[index % 3] ?? paint.leaf,
    );
  });
  const olives = Array.from({ length: 7 }, () => dot(70 + random() * 60, 40 + random() * 50, 3, paint.berry));
  return drawing(
    "A little olive tree in a clay pot",
    line("M100 132C98 112 104 100 100 74M100 96Q88 84 82 70M101 90Q114 80 118 64", paint.woodDark, 4.5),
    leaves,
    olives,
    pot({ top: 128, width: 64 }, paint.clayLight, paint.clay),
  );
}
