import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import { Fragment, type ReactElement, type ReactNode } from "react";
import { classes } from "./classes.ts";
import { Kbd } from "./Kbd.tsx";
import { itemClasses, popupClasses } from "./popup.ts";

/** One action or choice of a menu. */
export interface MenuItem {
  label: string;
  /** Tells items with the same label apart. */
  id?: string;
  /** A word or two at the end that say what it means, such as the exact time. */
  hint?: string;
  onSelect: () => void;
  icon?: ReactNode;
  shortcut?: string;
  /** Whether this choice is the one in force; leave it out for an action. */
  isChosen?: boolean;
  isDestructive?: boolean;
  isDisabled?: boolean;
}

/** Items that belong together, with a hairline between them and the next section. */
export interface MenuSection {
  heading?: string;
  items: MenuItem[];
}

/** Props of `Menu`. */
export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  sections: MenuSection[];
  side?: "top" | "bottom" | "left" | "right";
  align?: "start" | "center" | "end";
  /** Something above the items, such as who is signed in. */
  header?: ReactNode;
}

/** Actions that open from a button, with arrow keys, typing ahead and Escape. */
export function Menu({ trigger, sections, side = "bottom", align = "start", header }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal>
        <BaseMenu.Positioner side={side} align={align} sideOffset={6} collisionPadding={8} className="z-50">
          <BaseMenu.Popup className={classes(popupClasses, "min-w-48 max-w-80 p-1")}>
            {header}
            {sections.map((section, index) => (
              <Fragment key={section.heading ?? section.items[0]?.label ?? index}>
                {(index > 0 || header) && <BaseMenu.Separator className="mx-2 my-1 h-px bg-line" />}
                <Section {...section} />
              </Fragment>
            ))}
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}

function Section({ heading, items }: MenuSection) {
  return (
    <BaseMenu.Group>
      {heading && (
        <BaseMenu.GroupLabel className="px-2 pt-1.5 pb-1 text-small font-medium text-ink-faint">
          {heading}
        </BaseMenu.GroupLabel>
      )}
      {items.map((item) => (
        <Item key={item.id ?? item.label} {...item} />
      ))}
    </BaseMenu.Group>
  );
}

function Item({
  label,
  hint,
  onSelect,
  icon,
  shortcut,
  isChosen,
  isDestructive = false,
  isDisabled = false,
}: MenuItem) {
  const content = (
    <>
      {icon}
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {hint && <span className="shrink-0 pl-4 text-ink-faint text-small">{hint}</span>}
      {isChosen && <Check className="text-accent-ink" />}
      {shortcut && <Kbd keys={shortcut} className="pointer-coarse:hidden" />}
    </>
  );
  const className = classes(itemClasses, isDestructive ? "text-danger-ink" : "[&>svg:first-child]:text-ink-soft");
  if (isChosen === undefined) {
    return (
      <BaseMenu.Item {...{ className, label }} disabled={isDisabled} onClick={onSelect}>
        {content}
      </BaseMenu.Item>
    );
  }
  return (
    <BaseMenu.CheckboxItem
      {...{ className, label }}
      closeOnClick
      checked={isChosen}
      onCheckedChange={onSelect}
      disabled={isDisabled}
    >
      {content}
    </BaseMenu.CheckboxItem>
  );
}
