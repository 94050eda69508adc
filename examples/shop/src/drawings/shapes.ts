import { type Child, type Html, html } from "../html.ts";

/** Colours of the drawings; those of the page change with its theme, these do not. */
export const paint = {
  leaf: "#4f7d4a",
  leafDark: "#37613b",
  leafLight: "#7ba264",
  stem: "#5d6b3c",
  clay: "#c2693f",
  clayDark: "#9c4f2d",
  clayLight: "#d98a5f",
  cream: "#f4ead6",
  creamDark: "#dccdb0",
  slate: "#5b707c",
  slateDark: "#42545f",
  steel: "#a9b4b5",
  steelDark: "#7f8d90",
  wood: "#c79a63",
  woodDark: "#9d7442",
  sun: "#e8a33d",
  berry: "#8f3f4a",
  night: "#26312f",
};

/** A picture of one thing on a square of 200 by 200, standing on a soft shadow. */
export function drawing(title: string, ...content: Child[]): Html {
  return html`<svg class="drawing" viewBox="0 0 200 200" role="img" aria-label="${title}"><ellipse cx="100" cy="177" rx="52" ry="6" class="shade"/>${content}</svg>`;
}

/** A filled path. */
export function shape(d: string, fill: string, opacity = 1): Html {
  return html`<path d="${d}" fill="${fill}" opacity="${opacity}"/>`;
}

/** A line of a given width. */
export function line(d: string, stroke: string, width: number): Html {
  return html`<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`;
}

/** A circle. */
export function dot(x: number, y: number, radius: number, fill: string): Html {
  return html`<circle cx="${round(x)}" cy="${round(y)}" r="${radius}" fill="${fill}"/>`;
}

/** A rectangle with round corners. */
export function box(box: { x: number; y: number; width: number; height: number; radius?: number }, fill: string): Html {
  const { x, y, width, height, radius = 0 } = box;
  return html`<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
}

/** A pointed leaf that grows from a point in a direction; 0 degrees is to the right, -90 upwards. */
export function leaf(at: { x: number; y: number; length: number; width: number; angle: number }, fill: string): Html {
  const { x, y, length, width, angle } = at;
  const d = `M0 0C${round(length * 0.25)} ${-width} ${round(length * 0.7)} ${-width} ${length} 0C${round(length * 0.7)} ${width} ${round(length * 0.25)} ${width} 0 0Z`;
  return html`<path d="${d}" fill="${fill}" transform="translate(${round(x)} ${round(y)}) rotate(${round(angle)})"/>`;
}

/** A flower pot with a rim, standing at the bottom of the picture. */
export function pot(at: { top: number; width: number }, fill: string, dark: string): Html {
  const { top, width } = at;
  const left = 100 - width / 2;
  const body = `M${left + 4} ${top + 12}H${left + width - 4}L${left + width - 13} 170a6 6 0 0 1-6 5H${left + 19}a6 6 0 0 1-6-5Z`;
  return html`${shape(body, fill)}${shape(`M100 ${top + 12}H${left + width - 4}L${left + width - 13} 170a6 6 0 0 1-6 5H108Z`, dark, 0.45)}${box({ x: left, y: top, width, height: 15, radius: 4 }, fill)}${shape(`M${left + 4} ${top + 15}h${width - 8}v4h${8 - width}Z`, dark, 0.5)}`;
}

/** Numbers between 0 and 1 that look random and are the same every time. */
export function scatter(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Enough digits for a drawing. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
