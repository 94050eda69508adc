import { Toggle } from "@base-ui/react/toggle";
import { ToggleGroup } from "@base-ui/react/toggle-group";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** One position of a segmented control. */
export interface Segment<Value extends string> {
  value: Value;
  label: string;
  /** Shown instead of the label, which is then read out only. */
  icon?: ReactNode;
}

/** Props of `SegmentedControl`. */
export interface SegmentedControlProps<Value extends string> {
  label: string;
  segments: readonly Segment<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}

/** One of two to four settings, all in sight, taking effect at once. */
export function SegmentedControl<Value extends string>(props: SegmentedControlProps<Value>) {
  const { label, segments, value, onChange, className } = props;
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      // Pressing the pressed one would leave none, which is not a setting.
      onValueChange={([chosen]) => chosen !== undefined && onChange(chosen)}
      className={classes("inline-flex w-fit rounded-control bg-sunken p-0.5 inset-ring inset-ring-line", className)}
    >
      {segments.map((segment) => (
        <Toggle
          key={segment.value}
          value={segment.value}
          aria-label={segment.label}
          className="focus-ring flex h-[calc(var(--ui-control-small)-2px)] min-w-8 select-none items-center justify-center gap-1.5 rounded-[calc(var(--ui-radius)-2px)] px-2.5 font-medium text-ink-soft transition-colors hover:text-ink data-pressed:bg-raised data-pressed:text-ink data-pressed:shadow-sheet [&>svg]:size-4"
        >
          {segment.icon ?? segment.label}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
