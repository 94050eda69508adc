import { Field as BaseField } from "@base-ui/react/field";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { Field, type FieldProps, wellClasses } from "./Field.tsx";

/** Props of `TextArea`; everything else goes to the textarea element. */
export interface TextAreaProps extends FieldProps, Omit<ComponentProps<"textarea">, keyof FieldProps | "style"> {
  /** Rows shown when empty; it grows with its text up to half of the window. */
  rows?: number;
}

/** Several lines of text. */
export function TextArea(props: TextAreaProps) {
  const { label, isLabelHidden, hint, error, isDisabled, className, rows = 3, ...rest } = props;
  return (
    <Field {...{ label, isLabelHidden, hint, error, isDisabled, className }}>
      <BaseField.Control
        render={<textarea rows={rows} {...rest} />}
        className={classes(wellClasses, "field-sizing-content max-h-[50dvh] resize-none px-2.5 py-1.5")}
        style={{ minHeight: `calc(${rows} * var(--ui-leading-body) + 0.75rem)` }}
      />
    </Field>
  );
}
