import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClasses } from "./Button.tsx";
import { classes } from "./classes.ts";
import { Tooltip, type TooltipProps } from "./Tooltip.tsx";

/** Props of `IconButton`; everything else goes to the button element. */
export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "style"> {
  /** What it does: read out by screen readers and shown as a tooltip. */
  label: string;
  icon: ReactNode;
  shortcut?: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Whether it is switched on; leave it out for a button that is not a switch. */
  isPressed?: boolean;
  tooltipSide?: TooltipProps["side"];
}

/** A square button with an icon on it and its name in a tooltip. */
export function IconButton(props: IconButtonProps) {
  const { label, icon, shortcut, variant = "quiet", size, isPressed, tooltipSide = "top", className, ...rest } = props;
  return (
    <Tooltip label={label} shortcut={shortcut} side={tooltipSide}>
      <BaseButton
        {...rest}
        aria-label={label}
        aria-pressed={isPressed}
        className={classes(
          buttonClasses({ variant, size }),
          "aspect-square px-0!",
          isPressed && "bg-accent-soft text-accent-ink",
          className,
        )}
      >
        {icon}
      </BaseButton>
    </Tooltip>
  );
}
