import type { ReactNode } from "react";
import { closeAround, Dialog } from "./Dialog.tsx";

/** A chat over the page it was opened from. */
export function ChatDialog({ children, onClose }: { children: ReactNode; onClose: () => void }) {
  return (
    <Dialog className="foyer-dialog" label="Chat" onClose={onClose}>
      <button type="button" className="foyer-quiet foyer-close" onClick={closeAround}>
        Close
      </button>
      {children}
    </Dialog>
  );
}
