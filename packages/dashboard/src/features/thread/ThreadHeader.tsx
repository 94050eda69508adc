import { Avatar, Badge, Button, classes, IconButton, Menu, RelativeTime, Tooltip } from "@foyer/ui";
import { Archive, ArrowLeft, Clock, Ellipsis, Inbox, Link2, MailOpen, PanelRight, UserPlus } from "lucide-react";
import { useMatches } from "../../device/useMatches.ts";
import { useSession } from "../identity/session.tsx";
import { snoozeChoices, toItem, useAssignChoices } from "../inbox/choices.tsx";
import type { Conversation } from "../inbox/conversation.ts";
import type { ConversationActions } from "../inbox/useConversationActions.ts";
import { useTeammates } from "../workspaces/teammates.ts";
import { useOtherViewers } from "./Presence.tsx";

/** Props of `ThreadHeader`. */
export interface ThreadHeaderProps {
  conversation: Conversation;
  name: string;
  isOnline: boolean;
  actions: ConversationActions;
  isDetailsShown: boolean;
  onToggleDetails: () => void;
  onBack: () => void;
  onMarkUnread: () => void;
  onCopyLink: () => void;
}

/** Who this is with, who looks after it, and what can be done with it. */
export function ThreadHeader(props: ThreadHeaderProps) {
  const { conversation, name, isOnline, actions, isDetailsShown, onToggleDetails, onBack, onMarkUnread, onCopyLink } =
    props;
  const { can } = useSession();
  const isPhone = !useMatches("(min-width: 40rem)");
  const snoozing = { heading: "Snooze until", items: snoozeChoices([conversation], actions).answers.map(toItem) };
  const isOpen = conversation.status === "open";
  return (
    <header className="flex h-14 shrink-0 items-center gap-1 pr-2 pl-1.5 sm:pr-3 sm:pl-5">
      <IconButton label="Back to the list" icon={<ArrowLeft />} onClick={onBack} className="sm:hidden" />
      <div className="flex min-w-0 flex-1 items-center gap-2">
        <h2 className="truncate font-semibold text-title">{name}</h2>
        {isOnline && (
          <Badge tone="positive" hasDot>
            Online
          </Badge>
        )}
        <StatusBadge conversation={conversation} />
        <Viewers conversationId={conversation._id} />
      </div>
      {can("conversations.assign") && <AssignMenu conversation={conversation} actions={actions} />}
      {can("conversations.close") && isOpen && (
        <>
          {!isPhone && (
            <Menu
              align="end"
              trigger={<IconButton label="Snooze" shortcut="Z" icon={<Clock />} />}
              sections={[snoozing]}
            />
          )}
          <Button
            icon={<Archive />}
            size="small"
            className="max-sm:hidden"
            onClick={() => actions.setStatus([conversation], "closed")}
          >
            Close
          </Button>
          <IconButton
            label="Close conversation"
            icon={<Archive />}
            className="sm:hidden"
            onClick={() => actions.setStatus([conversation], "closed")}
          />
        </>
      )}
      {can("conversations.close") && !isOpen && (
        <Button icon={<Inbox />} size="small" onClick={() => actions.setStatus([conversation], "open")}>
          Open
        </Button>
      )}
      <Menu
        align="end"
        trigger={<IconButton label="More" icon={<Ellipsis />} />}
        sections={[
          {
            items: [
              { label: "Mark as unread", icon: <MailOpen />, shortcut: "U", onSelect: onMarkUnread },
              { label: "Copy link", icon: <Link2 />, onSelect: onCopyLink },
            ],
          },
          // On a phone the name needs the room.
          ...(isPhone && isOpen && can("conversations.close") ? [snoozing] : []),
        ]}
      />
      <IconButton
        label={isDetailsShown ? "Hide details" : "Show details"}
        shortcut="D"
        icon={<PanelRight />}
        isPressed={isDetailsShown}
        onClick={onToggleDetails}
      />
    </header>
  );
}

function StatusBadge({ conversation: { status, snoozedUntil } }: { conversation: Conversation }) {
  if (status === "closed") return <Badge>Closed</Badge>;
  if (status !== "snoozed") return null;
  return (
    <Badge tone="warning" icon={<Clock />}>
      Snoozed{snoozedUntil !== undefined && <RelativeTime at={snoozedUntil} />}
    </Badge>
  );
}

function AssignMenu({ conversation, actions }: { conversation: Conversation; actions: ConversationActions }) {
  const assignee = useTeammates().find(({ userId }) => userId === conversation.assignedAgentId);
  const { answers } = useAssignChoices([conversation], actions);
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="quiet" size="small" className="max-w-40">
          <span className="flex items-center gap-1.5">
            {assignee ? (
              <Avatar
                name={assignee.name}
                imageUrl={assignee.avatarUrl}
                seed={assignee.userId}
                size="small"
                isDecorative
              />
            ) : (
              <UserPlus className="size-4" />
            )}
            {assignee && <span className="sr-only">Assigned to </span>}
            <span className="truncate max-lg:sr-only">{assignee?.name ?? "Assign"}</span>
          </span>
        </Button>
      }
      sections={[
        {
          heading: "Assign to",
          items: answers.map(toItem),
        },
      ]}
    />
  );
}

function Viewers({ conversationId }: { conversationId: string }) {
  const viewers = useOtherViewers(conversationId);
  if (viewers.length === 0) return null;
  const names = viewers.map(({ name }) => name).join(", ");
  return (
    <Tooltip label={`${names} ${viewers.length === 1 ? "is" : "are"} looking at this too`}>
      <button
        type="button"
        className={classes("focus-ring flex items-center rounded-full", viewers.length > 1 && "-space-x-1")}
      >
        <span className="sr-only">Also looking: {names}</span>
        {viewers.slice(0, 3).map(({ userId, name }) => (
          <Avatar key={userId} name={name} seed={userId} size="small" isDecorative />
        ))}
      </button>
    </Tooltip>
  );
}
