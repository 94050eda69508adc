import { Switch as BaseSwitch } from "@base-ui/react/switch";
import { classes } from "./classes.ts";

/** Props of `Switch`. */
export interface SwitchProps {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  isDisabled?: boolean;
  className?: string;
}

/** On or off, taking effect at once. */
export function Switch({ label, isOn, onChange, isDisabled = false, className }: SwitchProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control inside renders an input
    <label className={classes("flex w-fit items-start gap-2.5 text-body", isDisabled && "opacity-55", className)}>
      <BaseSwitch.Root
        checked={isOn}
        onCheckedChange={onChange}
        disabled={isDisabled}
        className="focus-ring mt-[calc((var(--ui-leading-body)-1.125rem)/2)] flex h-4.5 w-7.5 shrink-0 rounded-full bg-ink-faint p-0.5 transition-colors duration-open data-checked:bg-accent"
      >
        <BaseSwitch.Thumb className="size-3.5 rounded-full bg-sheet transition-transform duration-open data-checked:translate-x-3" />
      </BaseSwitch.Root>
      <span>{label}</span>
    </label>
  );
}
