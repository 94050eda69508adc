import { type Html, html } from "../html.ts";
import { box, dot, drawing, line, paint, shape } from "./shapes.ts";

/** A ridge tent with its door rolled open. */
export function tent(): Html {
  return drawing(
    "A small ridge tent",
    line("M78 58L14 172M120 50L190 168", paint.creamDark, 1.6),
    shape("M78 58L128 48L184 160L140 176Z", paint.clayDark),
    shape("M78 58L22 176H140Z", paint.clay),
    shape("M78 74L62 176H96Z", paint.night),
    shape("M78 74L96 176H108Z", paint.clayLight),
    shape("M78 74L62 176H50Z", paint.clayLight),
    line("M78 58L128 48", paint.cream, 2.4),
    line("M78 58V48M128 48V40", paint.woodDark, 3),
  );
}

/** A rucksack with a lid, a pocket and leather tabs. */
export function rucksack(): Html {
  return drawing(
    "A rucksack with a pocket",
    line("M82 34Q100 14 118 34", paint.woodDark, 6),
    shape("M48 74C48 46 66 30 100 30C134 30 152 46 152 74V158a18 18 0 0 1-18 18H66a18 18 0 0 1-18-18Z", paint.leafDark),
    shape("M124 36C142 44 152 56 152 74V158a18 18 0 0 1-18 18H118Z", "#2b4e30", 0.8),
    shape("M44 60C46 40 68 28 100 28C132 28 154 40 156 60L150 92a8 8 0 0 1-8 6H58a8 8 0 0 1-8-6Z", paint.leaf),
    box({ x: 64, y: 116, width: 72, height: 50, radius: 10 }, paint.leaf),
    box({ x: 64, y: 116, width: 72, height: 16, radius: 8 }, paint.leafLight),
    [76, 116].map(
      (x) =>
        html`${box({ x, y: 80, width: 9, height: 34, radius: 3 }, paint.woodDark)}${box({ x: x - 2, y: 98, width: 13, height: 9, radius: 2 }, paint.sun)}`,
    ),
    box({ x: 95, y: 126, width: 10, height: 18, radius: 3 }, paint.woodDark),
    box({ x: 86, y: 48, width: 28, height: 14, radius: 3 }, paint.cream),
  );
}

/** A folded blanket with stripes. */
export function blanket(): Html {
  const folds = [
    { y: 128, fill: paint.cream },
    { y: 92, fill: paint.cream },
    { y: 56, fill: paint.cream },
  ];
  return drawing(
    "A folded wool blanket",
    folds.map(
      ({ y, fill }) =>
        html`${box({ x: 30, y, width: 140, height: 44, radius: 20 }, paint.creamDark)}${box({ x: 30, y: y - 4, width: 140, height: 44, radius: 20 }, fill)}${[
          [58, 12, paint.slate],
          [78, 5, paint.clay],
          [112, 5, paint.clay],
          [125, 12, paint.slate],
        ].map(([x, width, colour]) =>
          box({ x: Number(x), y: y - 4, width: Number(width), height: 44 }, String(colour)),
        )}`,
    ),
    shape("M30 52h140v0a20 20 0 0 0-20-4H50a20 20 0 0 0-20 4Z", paint.creamDark, 0.5),
  );
}

/** A knitted hat with a turned-up brim. */
export function beanie(): Html {
  const ribs = Array.from({ length: 7 }, (_, index) => line(`M${58 + index * 14} 134v30`, "#b57f26", 3));
  const rows = [56, 78, 100, 122, 144].map((x) =>
    line(`M${x} 130Q${x + (100 - x) * 0.35} 84 ${100 + (x - 100) * 0.3} 62`, "#c98a2b", 2.4),
  );
  return drawing(
    "A knitted hat",
    dot(100, 48, 17, paint.cream),
    shape("M46 136C42 84 70 58 100 58C130 58 158 84 154 136Z", paint.sun),
    rows,
    box({ x: 38, y: 128, width: 124, height: 44, radius: 14 }, "#d8932f"),
    ribs,
  );
}
