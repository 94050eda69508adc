import { Button, IconButton, Menu } from "@foyer/ui";
import { Archive, Clock, Inbox, MailOpen, UserPlus, X } from "lucide-react";
import { snoozeChoices, toItem, useAssignChoices } from "./choices.tsx";
import type { InboxRow } from "./conversation.ts";
import type { ConversationActions } from "./useConversationActions.ts";

/** Props of `BulkBar`. */
export interface BulkBarProps {
  rows: readonly InboxRow[];
  actions: ConversationActions;
  onDone: () => void;
}

/** What can be done to all selected conversations at once, in place of the list's title. */
export function BulkBar({ rows, actions, onDone }: BulkBarProps) {
  const finishing: ConversationActions = {
    ...actions,
    assign: (...args) => run(() => actions.assign(...args)),
    setStatus: (...args) => run(() => actions.setStatus(...args)),
    pickSnoozeTime: (targets) => run(() => actions.pickSnoozeTime(targets)),
  };
  const assign = useAssignChoices(rows, finishing);
  const snooze = snoozeChoices(rows, finishing);
  const allClosed = rows.every(({ status }) => status !== "open");

  function run(act: () => void) {
    act();
    onDone();
  }

  return (
    <div role="toolbar" aria-label="Selected conversations" className="flex h-14 shrink-0 items-center gap-0.5 px-3">
      <IconButton label="Select nothing" shortcut="Escape" icon={<X />} onClick={onDone} />
      <span className="min-w-0 flex-1 truncate pl-1 font-medium tabular-nums">{rows.length} selected</span>
      <Menu
        align="end"
        trigger={<IconButton label="Assign" icon={<UserPlus />} />}
        sections={[{ heading: "Assign to", items: assign.answers.map(toItem) }]}
      />
      <Menu
        align="end"
        trigger={<IconButton label="Snooze" icon={<Clock />} />}
        sections={[{ heading: "Snooze until", items: snooze.answers.map(toItem) }]}
      />
      <IconButton label="Mark as unread" icon={<MailOpen />} onClick={() => run(() => actions.markUnread(rows))} />
      {allClosed ? (
        <Button size="small" icon={<Inbox />} onClick={() => finishing.setStatus(rows, "open")}>
          Open
        </Button>
      ) : (
        <Button size="small" icon={<Archive />} onClick={() => finishing.setStatus(rows, "closed")}>
          Close
        </Button>
      )}
    </div>
  );
}
