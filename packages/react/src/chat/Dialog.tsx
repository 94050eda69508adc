import { type ReactNode, useEffect, useRef } from "react";

interface DialogProps {
  readonly label: string;
  readonly className: string;
  readonly children: ReactNode;
  /** Whether a click beside its content closes it, as one expects where nothing is filled in. */
  readonly closesOutside?: boolean;
  /** Called once it is closed, by Esc too. */
  readonly onClose: () => void;
}

/** A modal dialog of the browser's own: it holds the focus, Esc closes it, and the focus returns to where it was. */
export function Dialog({ label, className, children, closesOutside = false, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc does the same
    <dialog
      ref={dialog}
      className={className}
      aria-label={label}
      onClose={(event) => {
        // One dialog may stand in another.
        event.stopPropagation();
        onClose();
      }}
      onClick={(event) => {
        if (closesOutside && event.target === event.currentTarget) dialog.current?.close();
      }}
    >
      {children}
    </dialog>
  );
}

/** Closes the dialog around a control. */
export function closeAround({ currentTarget }: { currentTarget: Element }): void {
  currentTarget.closest("dialog")?.close();
}
