import { Popover as BasePopover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { classes } from "./classes.ts";
import { popupClasses } from "./popup.ts";

/** Props of `Popover`. */
export interface PopoverProps {
  /** The button that opens it. */
  trigger: ReactElement;
  children: ReactNode;
  title?: string;
  side?: "top" | "bottom" | "left" | "right";
  /** Leave both out unless something else than the trigger opens or closes it. */
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  className?: string;
}

/** A small form or details that open beside a button, without covering the page. */
export function Popover(props: PopoverProps) {
  const { trigger, children, title, side = "bottom", isOpen, onOpenChange, className } = props;
  return (
    <BasePopover.Root
      {...(isOpen === undefined ? {} : { open: isOpen })}
      {...(onOpenChange === undefined ? {} : { onOpenChange: (open: boolean) => onOpenChange(open) })}
    >
      <BasePopover.Trigger render={trigger} />
      <BasePopover.Portal>
        <BasePopover.Positioner side={side} align="start" sideOffset={6} collisionPadding={8} className="z-50">
          <BasePopover.Popup className={classes(popupClasses, "w-80 max-w-[calc(100vw-1rem)] p-3", className)}>
            {title && <BasePopover.Title className="mb-2 font-semibold">{title}</BasePopover.Title>}
            {children}
          </BasePopover.Popup>
        </BasePopover.Positioner>
      </BasePopover.Portal>
    </BasePopover.Root>
  );
}
