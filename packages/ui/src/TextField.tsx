import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Field, type FieldProps, wellClasses } from "./Field.tsx";

/** Props of `TextField`; everything else goes to the input element. */
export interface TextFieldProps extends FieldProps, Omit<ComponentProps<"input">, keyof FieldProps | "style"> {
  /** A unit or a button at the end of the field. */
  suffix?: ReactNode;
}

/** One line of text. */
export function TextField(props: TextFieldProps) {
  const { label, isLabelHidden, hint, error, isDisabled, className, suffix, ref, ...rest } = props;
  return (
    <Field {...{ label, isLabelHidden, hint, error, isDisabled, className }}>
      <div className={classes(wellClasses, "flex h-control items-center gap-2 px-2.5")}>
        <BaseField.Control
          {...rest}
          // An input without a value prop is uncontrolled, which `undefined` would not say.
          render={<input ref={ref} />}
          className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint"
        />
        {suffix && <span className="-mr-1 shrink-0 text-small text-ink-faint">{suffix}</span>}
      </div>
    </Field>
  );
}
