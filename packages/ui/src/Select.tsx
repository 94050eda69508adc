import { Select as BaseSelect } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import { Field, type FieldProps, wellClasses } from "./Field.tsx";
import { itemClasses, popupClasses } from "./popup.ts";

/** One thing to choose. */
export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
  icon?: ReactNode;
  /** A second line that says what choosing it means. */
  description?: string;
}

/** Props of `Select`. */
export interface SelectProps<Value extends string> extends FieldProps {
  options: readonly SelectOption<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
}

/** One choice out of a short list; a long list needs a search field. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onChange, ...field } = props;
  return (
    <Field {...field}>
      <BaseSelect.Root items={options} value={value} onValueChange={(chosen) => chosen !== null && onChange(chosen)}>
        <BaseSelect.Trigger
          aria-label={field.label}
          className={classes(
            wellClasses,
            "focus-ring-inset flex h-control select-none items-center justify-between gap-2 px-2.5 text-left [&_svg]:size-4 [&_svg]:shrink-0",
          )}
        >
          <BaseSelect.Value className="flex min-w-0 items-center gap-2 truncate data-placeholder:text-ink-faint">
            {(chosen: Value | null) => <Chosen option={options.find((one) => one.value === chosen)} />}
          </BaseSelect.Value>
          <BaseSelect.Icon className="text-ink-faint">
            <ChevronsUpDown />
          </BaseSelect.Icon>
        </BaseSelect.Trigger>
        <BaseSelect.Portal>
          <BaseSelect.Positioner className="z-50" sideOffset={4} alignItemWithTrigger={false}>
            <BaseSelect.Popup className={classes(popupClasses, "min-w-[var(--anchor-width)] max-w-80 p-1")}>
              <BaseSelect.List>
                {options.map((option) => (
                  <Option key={option.value} {...option} />
                ))}
              </BaseSelect.List>
            </BaseSelect.Popup>
          </BaseSelect.Positioner>
        </BaseSelect.Portal>
      </BaseSelect.Root>
    </Field>
  );
}

function Chosen({ option }: { option: SelectOption<string> | undefined }) {
  if (!option) return "Choose…";
  return (
    <>
      {option.icon}
      <span className="truncate">{option.label}</span>
    </>
  );
}

function Option({ value, label, icon, description }: SelectOption<string>) {
  return (
    <BaseSelect.Item value={value} label={label} className={itemClasses}>
      {icon}
      <div className="min-w-0 flex-1">
        <BaseSelect.ItemText className="block truncate">{label}</BaseSelect.ItemText>
        {description && <div className="text-small text-ink-faint">{description}</div>}
      </div>
      <BaseSelect.ItemIndicator className="text-accent-ink">
        <Check className="size-4" />
      </BaseSelect.ItemIndicator>
    </BaseSelect.Item>
  );
}
