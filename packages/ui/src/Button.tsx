import { Button as BaseButton } from "@base-ui/react/button";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";
import { Kbd } from "./Kbd.tsx";

/** How much a button asks for attention; at most one primary per place. */
export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";

/** `small` inside rows and toolbars. */
export type ButtonSize = "small" | "medium";

/** Props of `Button`; everything else goes to the button element. */
export interface ButtonProps extends Omit<ComponentProps<"button">, "style"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: ReactNode;
  /** Shown in the button, such as `Mod+Enter`; the caller listens for it. */
  shortcut?: string;
  /** The action is under way: the button keeps its size and focus, and does not answer again. */
  isBusy?: boolean;
}

/** A button with words on it. */
export function Button({ variant, size, icon, shortcut, isBusy = false, children, className, ...rest }: ButtonProps) {
  return (
    <BaseButton
      {...rest}
      disabled={isBusy || rest.disabled}
      focusableWhenDisabled={isBusy}
      aria-busy={isBusy || undefined}
      className={classes(buttonClasses({ variant, size }), className)}
    >
      {icon}
      <span className={classes("truncate", isBusy && "motion-safe:animate-pulse")}>{children}</span>
      {shortcut && (
        <Kbd keys={shortcut} className="-mr-1 pointer-coarse:hidden [&_kbd]:bg-current/15 [&_kbd]:text-inherit" />
      )}
    </BaseButton>
  );
}

/** The classes of a button, for a link that looks like one. */
export function buttonClasses(
  look: { variant?: ButtonVariant | undefined; size?: ButtonSize | undefined } = {},
): string {
  return classes(
    "focus-ring inline-flex min-w-0 shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-control text-body font-medium transition-colors [&>svg]:size-4 [&>svg]:shrink-0",
    look.size === "small" ? "h-control-small px-2" : "h-control px-3",
    variants[look.variant ?? "secondary"],
    "data-disabled:not-aria-busy:opacity-45",
  );
}

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent not-data-disabled:hover:bg-accent-hover",
  secondary: "bg-hover text-ink not-data-disabled:hover:bg-press",
  quiet: "text-ink-soft not-data-disabled:hover:bg-hover not-data-disabled:hover:text-ink data-popup-open:bg-hover",
  danger: "bg-danger text-on-danger not-data-disabled:hover:bg-danger-hover",
};
