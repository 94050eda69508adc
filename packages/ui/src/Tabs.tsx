import { Tabs as BaseTabs } from "@base-ui/react/tabs";
import { classes } from "./classes.ts";

/** One tab; the page around it shows what it stands for. */
export interface Tab<Value extends string> {
  value: Value;
  label: string;
}

/** Props of `Tabs`. */
export interface TabsProps<Value extends string> {
  label: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  className?: string;
}

/** Views of the same thing, one at a time. */
export function Tabs<Value extends string>({ label, tabs, value, onChange, className }: TabsProps<Value>) {
  return (
    <BaseTabs.Root
      value={value}
      onValueChange={(chosen: Value) => onChange(chosen)}
      className={classes("min-w-0", className)}
    >
      <BaseTabs.List aria-label={label} className="relative flex gap-0.5 overflow-x-auto p-0.5 [scrollbar-width:none]">
        <BaseTabs.Indicator className="absolute top-[var(--active-tab-top)] left-0 h-[var(--active-tab-height)] w-[var(--active-tab-width)] translate-x-[var(--active-tab-left)] rounded-control bg-press transition-[translate,width] duration-open" />
        {tabs.map((tab) => (
          <BaseTabs.Tab
            key={tab.value}
            value={tab.value}
            className="focus-ring-inset relative flex h-control-small select-none items-center gap-1.5 whitespace-nowrap rounded-control px-2.5 font-medium text-ink-soft transition-colors hover:text-ink data-active:text-ink"
          >
            {tab.label}
          </BaseTabs.Tab>
        ))}
      </BaseTabs.List>
    </BaseTabs.Root>
  );
}
