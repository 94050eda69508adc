import { type Html, html } from "../html.ts";
import { leaf, line, paint, scatter, shape } from "./shapes.ts";

/** Hills in the evening with a tent and ferns in front: the picture at the top of the shop. */
export function eveningHills(): Html {
  return html`<svg class="scene" viewBox="0 0 1200 560" preserveAspectRatio="xMidYMax slice" aria-hidden="true">
    <rect width="1200" height="560" class="sky"/>
    <circle cx="800" cy="190" r="74" class="sunset"/>
    <path d="M0 330Q160 250 330 300T660 270T960 290T1200 240V560H0Z" class="hill-4"/>
    <path d="M0 380Q220 300 430 360T820 330T1200 350V560H0Z" class="hill-3"/>
    ${pines()}
    <path d="M0 450Q260 370 560 430T1200 400V560H0Z" class="hill-2"/>
    <g transform="translate(740 336) scale(.62)">${campTent()}</g>
    <path d="M0 510Q300 440 640 495T1200 480V560H0Z" class="hill-1"/>
    ${[
      [70, 575, 1.5],
      [190, 585, 1],
      [1120, 580, 1.7],
      [1010, 590, 1.1],
      [560, 600, 0.9],
    ].map(([x, y, size]) => bush(x ?? 0, y ?? 0, size ?? 1))}
  </svg>`;
}

function campTent(): Html {
  return html`${line("M78 58L-6 180M128 48L216 172", paint.creamDark, 2)}${shape("M78 58L128 48L190 168L140 178Z", paint.clayDark)}${shape("M78 58L22 178H140Z", paint.clay)}${shape("M78 78L60 178H98Z", "#f3c979")}`;
}

function pines(): Html[] {
  const random = scatter(11);
  return Array.from({ length: 22 }, (_, index) => {
    const x = 40 + index * 52 + random() * 30;
    const base = 372 + Math.sin(index * 0.9) * 14;
    const height = 34 + random() * 40;
    return html`<path d="M${Math.round(x)} ${Math.round(base - height)}l${Math.round(height * 0.26)} ${Math.round(height)}h${-Math.round(height * 0.52)}z" class="pine"/>`;
  });
}

function bush(x: number, y: number, size: number): Html {
  const fronds = [-158, -136, -116, -98, -80, -60, -40, -22].map((angle, index) => {
    const bend = (angle * Math.PI) / 180;
    const length = 84 + (index % 3) * 14;
    const leaflets = Array.from({ length: 10 }, (_, step) => {
      const reach = length * (0.2 + step * 0.08);
      const at = { x: Math.cos(bend) * reach, y: Math.sin(bend) * reach };
      return [angle - 58, angle + 58].map((turn) =>
        leaf({ ...at, length: 24 - step * 1.8, width: 4.4, angle: turn }, index % 2 ? paint.leaf : paint.leafDark),
      );
    });
    return html`${line(`M0 0L${Math.round(Math.cos(bend) * length)} ${Math.round(Math.sin(bend) * length)}`, paint.leafDark, 2)}${leaflets}`;
  });
  return html`<g transform="translate(${x} ${y}) scale(${size})">${fronds}</g>`;
}
