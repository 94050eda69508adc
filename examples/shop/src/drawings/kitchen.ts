import { type Html, html } from "../html.ts";
import { box, dot, drawing, line, paint, scatter, shape } from "./shapes.ts";

function speckles(area: { x: number; y: number; width: number; height: number }, fill: string): Html[] {
  const random = scatter(area.x * 31 + area.y);
  return Array.from({ length: 26 }, () =>
    dot(area.x + random() * area.width, area.y + random() * area.height, 0.9 + random(), fill),
  );
}

/** A kettle of enamelled steel. */
export function kettle(): Html {
  return drawing(
    "An enamel kettle",
    line("M62 70C58 18 142 18 138 70", paint.night, 6),
    box({ x: 84, y: 26, width: 32, height: 11, radius: 5 }, paint.wood),
    shape("M140 128C158 124 164 108 170 84L184 88C180 126 168 148 142 154Z", paint.slate),
    line("M169 83L185 88", paint.night, 5),
    shape(
      "M60 84Q100 66 140 84C156 112 160 140 154 164a12 12 0 0 1-12 11H58a12 12 0 0 1-12-11C40 140 44 112 60 84Z",
      paint.slate,
    ),
    shape("M112 76Q128 78 140 84C156 112 160 140 154 164a12 12 0 0 1-12 11H112Z", paint.slateDark, 0.45),
    speckles({ x: 58, y: 98, width: 84, height: 66 }, paint.cream),
    shape("M62 84Q100 54 138 84Q100 92 62 84Z", paint.slateDark),
    dot(100, 64, 7, paint.wood),
    line("M48 172H152", paint.night, 5),
  );
}

/** Two enamel mugs. */
export function mugs(): Html {
  return drawing(
    "Two enamel mugs",
    mug({ x: 96, y: 62, fill: paint.clay, dark: paint.clayDark }),
    mug({ x: 34, y: 84, fill: paint.cream, dark: paint.creamDark }),
  );
}

function mug({ x, y, fill, dark }: { x: number; y: number; fill: string; dark: string }): Html {
  const bottom = 174 - y;
  return html`<g transform="translate(${x} ${y})">${line(`M62 24C92 22 92 ${bottom - 24} 60 ${bottom - 22}`, paint.night, 7)}${shape(`M0 4H70V${bottom - 10}a10 10 0 0 1-10 10H10a10 10 0 0 1-10-10Z`, fill)}${shape(`M44 4H70V${bottom - 10}a10 10 0 0 1-10 10H44Z`, dark, 0.55)}${speckles({ x: 8, y: 16, width: 52, height: bottom - 30 }, paint.night)}<ellipse cx="35" cy="4" rx="35" ry="8" fill="${paint.night}"/><ellipse cx="35" cy="4.5" rx="30" ry="5.5" fill="${dark}"/></g>`;
}

/** A lantern with a warm light in it. */
export function lantern(): Html {
  return drawing(
    "A camping lantern, lit",
    line("M64 66C56 12 144 12 136 66", paint.steelDark, 4),
    shape("M84 34h32l6 14H78Z", paint.slateDark),
    box({ x: 68, y: 46, width: 64, height: 18, radius: 6 }, paint.slate),
    box({ x: 66, y: 60, width: 68, height: 84, radius: 16 }, "#f7dfa6"),
    html`<ellipse cx="100" cy="106" rx="25" ry="30" fill="#fbeecb"/>`,
    shape("M100 78C112 96 114 104 112 112a12 12 0 0 1-24 0C86 104 92 96 100 78Z", paint.sun),
    shape("M100 96C106 106 107 110 106 114a6 6 0 0 1-12 0C93 110 96 104 100 96Z", paint.cream),
    line("M70 64V142M130 64V142", paint.slateDark, 4),
    line("M68 102H132", paint.slateDark, 2),
    shape("M62 140H138L146 170a6 6 0 0 1-6 6H60a6 6 0 0 1-6-6Z", paint.slate),
    shape("M104 140h34L146 170a6 6 0 0 1-6 6h-36Z", paint.slateDark, 0.5),
    dot(100, 158, 6, paint.sun),
  );
}

/** A cast-iron pan with breakfast in it. */
export function skillet(): Html {
  return drawing(
    "A cast-iron pan with two eggs",
    html`<g transform="rotate(-38 100 100)">${box({ x: 140, y: 90, width: 56, height: 20, radius: 10 }, paint.night)}${dot(184, 100, 4.5, paint.steelDark)}</g>`,
    dot(88, 112, 62, paint.night),
    dot(88, 112, 53, "#38443f"),
    shape("M56 100C60 82 88 80 94 96C104 98 100 118 86 120C68 128 52 116 56 100Z", paint.cream),
    dot(76, 102, 9.5, paint.sun),
    shape("M88 132C92 118 114 114 122 126C134 134 122 150 106 148C92 150 84 144 88 132Z", paint.cream),
    dot(106, 133, 9, paint.sun),
    leafSprig(),
  );
}

function leafSprig(): Html {
  return html`${line("M110 84Q120 92 124 104", paint.leafLight, 2)}${[
    [112, 86],
    [118, 92],
    [122, 99],
  ].map(
    ([x, y]) =>
      html`<ellipse cx="${x ?? 0}" cy="${y ?? 0}" rx="5" ry="2.6" fill="${paint.leafLight}" transform="rotate(20 ${x ?? 0} ${y ?? 0})"/>`,
  )}`;
}
