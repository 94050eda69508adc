import { Checkbox as BaseCheckbox } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** Props of `Checkbox`. */
export interface CheckboxProps {
  label: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
  /** Keep the label for screen readers only, as in a row that is selected. */
  isLabelHidden?: boolean;
  isDisabled?: boolean;
  className?: string;
}

/** Yes or no, taking effect with the form around it; a `Switch` takes effect at once. */
export function Checkbox(props: CheckboxProps) {
  const { label, isChecked, onChange, isLabelHidden = false, isDisabled = false, className } = props;
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control inside renders an input
    <label className={classes("flex w-fit items-start gap-2 text-body", isDisabled && "opacity-55", className)}>
      <BaseCheckbox.Root
        checked={isChecked}
        onCheckedChange={onChange}
        disabled={isDisabled}
        className="focus-ring mt-[calc((var(--ui-leading-body)-1rem)/2)] flex size-4 shrink-0 items-center justify-center rounded-small bg-sunken text-on-accent inset-ring inset-ring-ink-faint transition-colors data-checked:bg-accent data-checked:inset-ring-accent"
      >
        <BaseCheckbox.Indicator>
          <Check className="size-3" strokeWidth={3} />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      <span className={isLabelHidden ? "sr-only" : undefined}>{label}</span>
    </label>
  );
}
