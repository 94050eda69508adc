/** A row of doorways, one behind the other, that leads to the light: the picture beside the sign-in form. */
export function Entrance() {
  return (
    <svg
      viewBox="0 0 600 800"
      preserveAspectRatio="xMidYMax slice"
      className="size-full"
      style={light}
      aria-hidden="true"
    >
      {doorways.map(({ half, top, light }) => (
        <g key={half}>
          <path d={doorway(half, top)} className="fill-current" opacity={light} />
        </g>
      ))}
      <path d={`M${300 - 44} 640h88l150 160H${300 - 194}z`} className="fill-current" opacity="0.22" />
    </svg>
  );
}

/** In both themes the hall is dark and the light is at its end. */
const light = {
  background: "var(--when-light, var(--ui-accent)) var(--when-dark, var(--ui-accent-soft))",
  color: "var(--when-light, var(--ui-on-accent)) var(--when-dark, var(--ui-accent))",
};

/** An arch around the middle axis that stands on the far end of the floor or in front of it. */
function doorway(half: number, top: number): string {
  const spring = top + half;
  const foot = 640 + (half - 44) * 0.72;
  return `M${300 - half} ${foot}V${spring}a${half} ${half} 0 0 1 ${half * 2} 0V${foot}z`;
}

const doorways = [
  { half: 266, top: 70, light: 0.07 },
  { half: 204, top: 150, light: 0.08 },
  { half: 148, top: 226, light: 0.1 },
  { half: 98, top: 300, light: 0.14 },
  { half: 44, top: 392, light: 0.85 },
];
