import { AlertDialog } from "@base-ui/react/alert-dialog";
import { useContext, useState } from "react";
import { Button } from "./Button.tsx";
import { classes } from "./classes.ts";
import { dialogClasses, dialogFooterClasses, scrimClasses } from "./Dialog.tsx";
import { ExplainContext } from "./explain.ts";

/** Props of `ConfirmDialog`. */
export interface ConfirmDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  /** The question, with the name of what it is about. */
  title: string;
  /** What will happen and whether it can be undone. */
  description: string;
  /** The verb of the action, never "OK". */
  confirmLabel: string;
  isDestructive?: boolean;
  /** Closes the dialog when it is done; a rejection keeps it open and says why. */
  onConfirm: () => unknown;
}

/** Asks before something that cannot be undone; what can be undone offers a toast instead. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { isOpen, onOpenChange, title, description, confirmLabel, isDestructive = true, onConfirm } = props;
  const explain = useContext(ExplainContext);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();

  async function confirm() {
    setBusy(true);
    setProblem(undefined);
    try {
      await onConfirm();
      onOpenChange(false);
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <AlertDialog.Root
      open={isOpen}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpened) => !isOpened && setProblem(undefined)}
    >
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={scrimClasses} />
        <AlertDialog.Popup className={classes(dialogClasses, "sm:w-96")}>
          <div className="px-5 pt-5">
            <AlertDialog.Title className="text-title font-semibold text-balance">{title}</AlertDialog.Title>
            <AlertDialog.Description className="mt-1.5 text-ink-soft text-pretty">
              {description}
            </AlertDialog.Description>
            {problem && (
              <p role="alert" className="mt-3 text-danger-ink">
                {problem}
              </p>
            )}
          </div>
          <div className={dialogFooterClasses}>
            <AlertDialog.Close render={<Button>Cancel</Button>} />
            <Button variant={isDestructive ? "danger" : "primary"} isBusy={isBusy} onClick={confirm}>
              {confirmLabel}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
