import { Field as BaseField } from "@base-ui/react/field";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** What every labelled control takes. */
export interface FieldProps {
  label: string;
  /** Keep the label for screen readers only, where the place already says what the control is. */
  isLabelHidden?: boolean | undefined;
  /** One line under the control that says what to enter. */
  hint?: ReactNode;
  /** What is wrong and how to put it right; replaces the hint. */
  error?: string | null | undefined;
  isDisabled?: boolean | undefined;
  className?: string | undefined;
}

/** Label, hint and error around one control, connected for screen readers. */
export function Field({ label, isLabelHidden, hint, error, isDisabled, className, children }: FieldFrameProps) {
  return (
    <BaseField.Root
      invalid={Boolean(error)}
      disabled={isDisabled ?? false}
      className={classes("flex min-w-0 flex-col gap-1.5", className)}
    >
      <BaseField.Label className={isLabelHidden ? "sr-only" : "text-small font-medium text-ink-soft wrap-anywhere"}>
        {label}
      </BaseField.Label>
      {children}
      {hint && !error && <BaseField.Description className="text-small text-ink-faint">{hint}</BaseField.Description>}
      <BaseField.Error match={Boolean(error)} className="text-small text-danger-ink">
        {error}
      </BaseField.Error>
    </BaseField.Root>
  );
}

interface FieldFrameProps extends FieldProps {
  children: ReactNode;
}

/** The well in which something is entered or chosen. */
export const wellClasses =
  "w-full min-w-0 rounded-control bg-sunken text-body text-ink inset-ring inset-ring-line-strong/70 transition-shadow outline-none placeholder:text-ink-faint hover:inset-ring-line-strong focus-within:inset-ring-2 focus-within:inset-ring-focus data-invalid:inset-ring-danger has-data-invalid:inset-ring-danger data-disabled:opacity-55";
