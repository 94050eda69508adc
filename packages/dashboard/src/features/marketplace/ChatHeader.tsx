import { Badge, Button, IconButton, Menu, type MenuItem, type MenuSection } from "@foyer/ui";
import {
  Archive,
  ArrowLeft,
  Ban,
  Bell,
  BellOff,
  CircleCheck,
  Ellipsis,
  FileDown,
  Flag,
  LogIn,
  PanelRight,
} from "lucide-react";
import { useMatches } from "../../device/useMatches.ts";
import { type Chat, nameOfCustomer, nameOfOther } from "./chat.ts";
import type { HandOver } from "./handOvers.tsx";
import type { ChatActions } from "./useChatActions.ts";

/** Props of `ChatHeader`. */
export interface ChatHeaderProps {
  chat: Chat;
  actions: ChatActions;
  handOvers: readonly HandOver[];
  isOnline: boolean;
  /** An admin who has not yet been announced to both sides. */
  canJoin: boolean;
  isDetailsShown: boolean;
  onToggleDetails: () => void;
  onReport: () => void;
  onBack: () => void;
}

/** Both parties with their roles, who looks after the conversation, and what can be done with it. */
export function ChatHeader(props: ChatHeaderProps) {
  const { chat, actions, handOvers, isOnline, canJoin, isDetailsShown, onToggleDetails, onReport, onBack } = props;
  const isPhone = !useMatches("(min-width: 40rem)");
  const handing: MenuItem[] = [...handOvers];
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-1 py-1.5 pr-2 pl-1.5 sm:pr-3 sm:pl-5">
      <IconButton label="Back to the list" icon={<ArrowLeft />} onClick={onBack} className="sm:hidden" />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <h2 className="truncate font-semibold text-title">{nameOfCustomer(chat)}</h2>
          {isOnline && (
            <Badge tone="positive" hasDot>
              Online
            </Badge>
          )}
          <StatusBadge status={chat.status} />
          {chat.isReported && <Badge tone="warning">Reported</Badge>}
        </div>
        <p className="truncate text-ink-soft text-small">{partiesOf(chat)}</p>
      </div>
      {canJoin && (
        <Button icon={<LogIn />} size="small" onClick={actions.join}>
          Join
        </Button>
      )}
      <HandOverButton items={handing} />
      <Menu
        align="end"
        trigger={<IconButton label="More" icon={<Ellipsis />} />}
        sections={[...(isPhone && handing.length > 0 ? [{ items: handing }] : []), ...menuOf(chat, actions, onReport)]}
      />
      <IconButton
        label={isDetailsShown ? "Hide the customer" : "Show the customer"}
        shortcut="D"
        icon={<PanelRight />}
        isPressed={isDetailsShown}
        onClick={onToggleDetails}
      />
    </header>
  );
}

/** "Customer, writing with Pizza Palace (store)". */
function partiesOf(chat: Chat): string {
  const { conversationType, storeName } = chat;
  if (conversationType === "customer_to_store") return `Customer, writing with ${storeName ?? "a store"} (store)`;
  if (conversationType === "customer_to_seller") return `Customer, writing with ${nameOfOther(chat)} (seller)`;
  const from = storeName ? `, handed over from ${storeName} (store)` : "";
  return `Customer, writing with the marketplace${from}`;
}

function StatusBadge({ status }: Pick<Chat, "status">) {
  if (status === "blocked") return <Badge tone="danger">Blocked</Badge>;
  if (status === "closed") return <Badge>Closed</Badge>;
  return status === "archived" ? <Badge>Archived</Badge> : null;
}

/** The hand-over as a button where there is room for it; on phones it stands in the menu. */
function HandOverButton({ items }: { items: MenuItem[] }) {
  const [only] = items;
  if (!only) return null;
  if (items.length === 1) {
    return (
      <Button size="small" className="max-w-48 max-sm:hidden" onClick={only.onSelect}>
        {only.label}
      </Button>
    );
  }
  const trigger = (
    <Button size="small" className="max-sm:hidden">
      Hand to a store…
    </Button>
  );
  return <Menu align="end" trigger={trigger} sections={[{ items }]} />;
}

function menuOf({ status, side, isMuted }: Chat, actions: ChatActions, onReport: () => void): MenuSection[] {
  const isAdmin = side === "admin";
  const items: MenuItem[] = [
    status === "archived"
      ? { label: "Take out of the archive", icon: <Archive />, shortcut: "E", onSelect: actions.unarchive }
      : { label: "Archive", icon: <Archive />, shortcut: "E", onSelect: actions.archive },
    {
      label: isMuted ? "Unmute" : "Mute mail and push",
      icon: isMuted ? <Bell /> : <BellOff />,
      onSelect: () => actions.setMuted(!isMuted),
    },
    ...(status === "closed" ? [] : [{ label: "Close…", icon: <CircleCheck />, onSelect: actions.close }]),
  ];
  const moderation: MenuItem[] = [
    { label: "Report…", icon: <Flag />, onSelect: onReport },
    ...(isAdmin ? [{ label: "Save transcript", icon: <FileDown />, onSelect: actions.saveTranscript }] : []),
    ...(isAdmin && status === "blocked" ? [{ label: "Unblock", icon: <Ban />, onSelect: actions.unblock }] : []),
    ...(isAdmin && status !== "blocked"
      ? [{ label: "Block…", icon: <Ban />, isDestructive: true, onSelect: actions.block }]
      : []),
  ];
  return [{ items }, { items: moderation }];
}
