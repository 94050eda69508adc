import { Chapter, Specimen } from "./Specimen.tsx";

const swatches = {
  Surfaces: ["ground", "sheet", "raised", "sunken", "hover", "press"],
  "Lines and ink": ["line", "line-strong", "ink-faint", "ink-soft", "ink"],
  Accent: ["accent-soft", "accent", "accent-hover", "accent-ink", "focus"],
  Positive: ["positive-soft", "positive", "positive-ink"],
  Warning: ["warning-soft", "warning", "warning-ink"],
  Danger: ["danger-soft", "danger", "danger-ink"],
  Note: ["note", "note-ink"],
  Hues: Array.from({ length: 8 }, (_, index) => `hue-${index + 1}`),
};

const sizes = [
  { name: "text-display", className: "text-display font-semibold" },
  { name: "text-heading", className: "text-heading font-semibold" },
  { name: "text-title", className: "text-title font-semibold" },
  { name: "text-reading", className: "text-reading" },
  { name: "text-body", className: "text-body" },
  { name: "text-small", className: "text-small text-ink-soft" },
  { name: "text-micro", className: "text-micro text-ink-faint" },
];

/** Colours, type, corners and shadows. */
export function FoundationsChapter() {
  return (
    <Chapter title="Foundations">
      {Object.entries(swatches).map(([group, names]) => (
        <Specimen key={group} name={group}>
          {names.map((name) => (
            <div key={name} className="w-16">
              <div
                className="h-10 rounded-control inset-ring inset-ring-line"
                style={{ background: `var(--ui-${name})` }}
              />
              <div className="mt-1 truncate text-micro text-ink-faint">{name}</div>
            </div>
          ))}
        </Specimen>
      ))}
      <Specimen name="Corners and shadows">
        <div className="size-14 rounded-small bg-raised shadow-sheet" />
        <div className="size-14 rounded-control bg-raised shadow-sheet" />
        <div className="size-14 rounded-large bg-raised shadow-raised" />
        <div className="size-14 rounded-sheet bg-raised shadow-dialog" />
      </Specimen>
      <Specimen name="Type" isWide>
        <div className="flex min-w-0 flex-col gap-2">
          {sizes.map(({ name, className }) => (
            <p key={name} className={className}>
              Every conversation has a doorway, 0123456789 <span className="text-micro text-ink-faint">{name}</span>
            </p>
          ))}
        </div>
      </Specimen>
    </Chapter>
  );
}
