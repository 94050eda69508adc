import { Avatar, Checkbox, Count, classes, RelativeTime } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { Clock, Hourglass, PenLine } from "lucide-react";
import { type MouseEvent, memo, useRef } from "react";
import { useHasDraft } from "../composer/drafts.ts";
import type { Teammate } from "../workspaces/teammates.ts";
import { type InboxRow, isWaiting, nameOfVisitor } from "./conversation.ts";
import { WaitingTime } from "./WaitingTime.tsx";

/** Props of `ConversationRow`. */
export interface ConversationRowProps {
  row: InboxRow;
  userId: string;
  assignee: Teammate | undefined;
  isOpened: boolean;
  isSelected: boolean;
  /** Some row is selected, so that every row shows its checkbox. */
  isSelecting: boolean;
  onToggle: (id: string, reaches: boolean) => void;
  onHover: (id: string) => void;
}

/** One conversation of the list: who, what they wrote last, and what waits. */
export const ConversationRow = memo(function ConversationRow(props: ConversationRowProps) {
  const { row, userId, assignee, isOpened, isSelected, isSelecting, onToggle, onHover } = props;
  const name = nameOfVisitor(row.visitor ?? undefined);
  const isUnread = row.unreadByAgent > 0;
  const hasDraft = useHasDraft({ userId, conversationId: row._id });
  const select = (event: MouseEvent) => {
    event.preventDefault();
    onToggle(row._id, true);
  };
  return (
    <div className="group/row relative px-2">
      <Link
        to="/inbox"
        search={(before) => ({ ...before, conversation: row._id })}
        data-opened={isOpened || undefined}
        onPointerEnter={() => onHover(row._id)}
        onClick={(event) => event.shiftKey && select(event)}
        className={classes(
          "focus-ring-inset flex items-start gap-3 rounded-large px-2 py-2.5 transition-colors hover:bg-hover data-opened:bg-accent-soft",
          isSelected && "bg-press",
        )}
      >
        <Avatar
          name={row.visitor?.name ?? row.visitor?.email ?? null}
          seed={row.visitorId}
          isDecorative
          className={classes(
            "mt-0.5",
            isSelecting ? "invisible" : "group-has-[[data-select]:is(:hover,:focus-within)]/row:invisible",
          )}
        />
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline gap-2">
            <span className={classes("min-w-0 flex-1 truncate", isUnread ? "font-semibold" : "font-medium")}>
              {name}
            </span>
            <RelativeTime at={row.lastMessageAt} className="shrink-0 text-ink-faint text-small" />
          </div>
          <div className="flex h-5 items-center gap-2">
            <Preview row={row} userId={userId} hasDraft={hasDraft} />
            <Count value={row.unreadByAgent} noun="unread" />
          </div>
          <Facts row={row} assignee={assignee} />
        </div>
      </Link>
      <RowCheckbox
        name={name}
        isSelected={isSelected}
        isAlwaysShown={isSelecting}
        onToggle={(reaches) => onToggle(row._id, reaches)}
      />
    </div>
  );
});

interface RowCheckboxProps {
  name: string;
  isSelected: boolean;
  isAlwaysShown: boolean;
  /** Told whether Shift was held. */
  onToggle: (reaches: boolean) => void;
}

/** The checkbox in the avatar's place; it shows where the pointer or the focus is, and everywhere once a row is selected. */
function RowCheckbox({ name, isSelected, isAlwaysShown, onToggle }: RowCheckboxProps) {
  const reaches = useRef(false);
  return (
    <div
      data-select
      onPointerDownCapture={(event) => {
        reaches.current = event.shiftKey;
      }}
      onKeyDownCapture={() => {
        reaches.current = false;
      }}
      className={classes(
        "absolute top-3 left-4",
        !isAlwaysShown && "opacity-0 focus-within:opacity-100 hover:opacity-100 pointer-coarse:hidden",
      )}
    >
      <Checkbox
        label={`Select ${name}`}
        isLabelHidden
        isChecked={isSelected}
        onChange={() => onToggle(reaches.current)}
        className="size-8! items-center! justify-center [&>:first-child]:mt-0!"
      />
    </div>
  );
}

function Preview({ row, userId, hasDraft }: { row: InboxRow; userId: string; hasDraft: boolean }) {
  const last = row.lastMessage;
  const isOwn = last?.senderId === userId;
  const text = last ? `${isOwn ? "You: " : ""}${last.content}` : "No messages yet";
  return (
    <span className={classes("min-w-0 flex-1 truncate", row.unreadByAgent > 0 ? "text-ink" : "text-ink-soft")}>
      {hasDraft && (
        <span className="mr-1 inline-flex items-center gap-1 text-accent-ink">
          <PenLine className="size-3.5" />
          Draft
        </span>
      )}
      {text}
    </span>
  );
}

/** The third line: only when there is something to look at. */
function Facts({ row, assignee }: { row: InboxRow; assignee: Teammate | undefined }) {
  const waits = isWaiting(row) && row.waitingSince !== undefined;
  const sleeps = row.status === "snoozed";
  if (!waits && !sleeps && !assignee) return null;
  return (
    <div className="mt-0.5 flex h-5 items-center gap-3 text-ink-faint text-small">
      {waits && (
        <span className="flex items-center gap-1">
          <Hourglass className="size-3" />
          <WaitingTime since={row.waitingSince ?? 0} />
        </span>
      )}
      {sleeps && (
        <span className="flex items-center gap-1">
          <Clock className="size-3" />
          {row.snoozedUntil === undefined ? "until they reply" : <RelativeTime at={row.snoozedUntil} />}
        </span>
      )}
      {assignee && (
        <span className="ml-auto flex min-w-0 items-center gap-1.5">
          <Avatar
            name={assignee.name}
            imageUrl={assignee.avatarUrl}
            seed={assignee.userId}
            size="small"
            isDecorative
            className="size-4! [&_span]:text-[0.5rem]"
          />
          <span className="truncate">{assignee.name}</span>
        </span>
      )}
    </div>
  );
}
