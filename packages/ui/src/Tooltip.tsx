import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement } from "react";
import { Kbd } from "./Kbd.tsx";

/** Props of `Tooltip`. */
export interface TooltipProps {
  /** A few words; whoever cannot hover must be able to do without them. */
  label: string;
  /** The shortcut of the same action, such as `Mod+K`. */
  shortcut?: string | undefined;
  side?: "top" | "bottom" | "left" | "right";
  /** The focusable element that the tooltip explains. */
  children: ReactElement;
}

/** Words that appear beside an element on hover and on keyboard focus. */
export function Tooltip({ label, shortcut, side = "top", children }: TooltipProps) {
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal>
        <BaseTooltip.Positioner side={side} sideOffset={6} className="z-50">
          <BaseTooltip.Popup className="flex max-w-64 items-center gap-2 rounded-control bg-ink px-2 py-1 text-small text-sheet transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0">
            {label}
            {shortcut && <Kbd keys={shortcut} className="-mr-1 [&_kbd]:bg-sheet/15 [&_kbd]:text-sheet" />}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
