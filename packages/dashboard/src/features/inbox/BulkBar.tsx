import { Button, IconButton, Menu } from "@foyer/ui";
import { Archive, Clock, Inbox, MailOpen, UserPlus, X } from "lucide-react";
import { useSession } from "../identity/session.tsx";
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
  const { can } = useSession();
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
      {can("conversations.assign") && (
        <Menu
          align="end"
          trigger={<IconButton label="Assign" icon={<UserPlus />} />}
          sections={[{ heading: "Assign to", items: assign.answers.map(toItem) }]}
        />
      )}
      {can("conversations.close") && (
        <Menu
          align="end"
          trigger={<IconButton label="Snooze" icon={<Clock />} />}
          sections={[{ heading: "Snooze until", items: snooze.answers.map(toItem) }]}
        />
      )}
      <IconButton label="Mark as unread" icon={<MailOpen />} onClick={() => run(() => actions.markUnread(rows))} />
      {can("conversations.close") && (
        <Button
          size="small"
          icon={allClosed ? <Inbox /> : <Archive />}
          onClick={() => finishing.setStatus(rows, allClosed ? "open" : "closed")}
        >
          {allClosed ? "Open" : "Close"}
        </Button>
      )}
    </div>
  );
}
