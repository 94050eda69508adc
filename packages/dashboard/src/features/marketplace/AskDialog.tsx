import { ConfirmDialog } from "@foyer/ui";
import { useRef } from "react";
import type { ChatActions, Question } from "./useChatActions.ts";

/** Asks the question that an action has. */
export function AskDialog({ question, ask }: Pick<ChatActions, "question" | "ask">) {
  // The words stay while the dialog closes.
  const last = useRef<Question>(undefined);
  last.current = question ?? last.current;
  const shown = last.current;
  if (!shown) return null;
  return (
    <ConfirmDialog
      isOpen={question !== undefined}
      onOpenChange={(isOpen) => !isOpen && ask(undefined)}
      title={shown.title}
      description={shown.description}
      confirmLabel={shown.confirmLabel}
      isDestructive={shown.isDestructive}
      onConfirm={shown.work}
    />
  );
}
