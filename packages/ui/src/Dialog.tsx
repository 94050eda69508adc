import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef } from "react";
import { classes } from "./classes.ts";
import { IconButton } from "./IconButton.tsx";

/** Props of `Dialog`. */
export interface DialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  title: string;
  description?: string;
  size?: "small" | "medium" | "large";
  /** Buttons, the primary one last. */
  footer?: ReactNode;
  children?: ReactNode;
}

/** Something that must be finished or left before going on; a sheet from below on phones. */
export function Dialog({ isOpen, onOpenChange, ...content }: DialogProps) {
  // While it closes it shows what it showed: the page may have nothing for it any more.
  const shown = useRef(content);
  if (isOpen) shown.current = content;
  const { title, description, size = "medium", footer, children } = shown.current;
  const body = useRef<HTMLDivElement>(null);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <BaseDialog.Root open={isOpen} onOpenChange={onOpenChange}>
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className={scrimClasses} />
        <BaseDialog.Popup
          ref={popup}
          // What is to be filled in comes first; on touch screens it would raise the keyboard at once. With nothing to fill
          // in, not the close button either: its tooltip would take the first Escape.
          initialFocus={(openedBy) =>
            openedBy === "touch" ||
            (body.current?.querySelector<HTMLElement>("input, textarea, [role=combobox]") ?? popup.current)
          }
          className={classes(dialogClasses, widths[size])}
        >
          <header className="flex items-start gap-3 px-5 pt-4">
            <div className="min-w-0 flex-1 pt-1">
              <BaseDialog.Title className="text-title font-semibold text-balance">{title}</BaseDialog.Title>
              {description && (
                <BaseDialog.Description className="mt-1 text-ink-soft">{description}</BaseDialog.Description>
              )}
            </div>
            <BaseDialog.Close render={<IconButton label="Close" icon={<X />} className="-mr-2" />} />
          </header>
          {children && (
            <div ref={body} className="min-h-0 flex-1 overflow-y-auto px-5 pt-4 pb-1">
              {children}
            </div>
          )}
          <footer className={dialogFooterClasses}>{footer}</footer>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

const widths = { small: "sm:w-96", medium: "sm:w-[32rem]", large: "sm:w-[48rem]" };

/** What covers the page behind a dialog. */
export const scrimClasses =
  "fixed inset-0 z-40 bg-scrim transition-opacity duration-open data-starting-style:opacity-0 data-ending-style:opacity-0";

/** A dialog's surface: centred a little above the middle, or rising from below on phones. */
export const dialogClasses =
  "fixed inset-x-0 bottom-0 z-40 flex max-h-[92dvh] flex-col rounded-t-sheet bg-raised pb-[env(safe-area-inset-bottom)] text-body text-ink shadow-dialog outline-none transition-[opacity,translate,scale] duration-open data-ending-style:opacity-0 max-sm:data-starting-style:translate-y-full max-sm:data-ending-style:translate-y-full sm:inset-x-auto sm:top-[46%] sm:bottom-auto sm:left-1/2 sm:max-h-[84dvh] sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-sheet sm:data-starting-style:scale-[0.97] sm:data-starting-style:opacity-0";

/** The row of buttons at a dialog's end; wide buttons under one another on phones. */
export const dialogFooterClasses =
  "flex flex-col-reverse gap-2 px-5 pt-4 pb-5 empty:p-2.5 sm:flex-row sm:items-center sm:justify-end";
