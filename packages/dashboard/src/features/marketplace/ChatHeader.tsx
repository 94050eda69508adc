import { Badge, Button, IconButton, Menu, type MenuItem, type MenuSection } from "@foyer/ui";
import { Archive, ArrowLeft, Ban, CircleCheck, Ellipsis, FileDown, Flag, LifeBuoy, LogIn, Store } from "lucide-react";
import { useMatches } from "../../device/useMatches.ts";
import { type Chat, nameOfCustomer } from "./chat.ts";
import type { ChatActions } from "./useChatActions.ts";
import type { Desk } from "./useDesk.ts";

/** Props of `ChatHeader`. */
export interface ChatHeaderProps {
  chat: Chat;
  desk: Desk;
  actions: ChatActions;
  /** An admin who has not yet been announced to both sides. */
  canJoin: boolean;
  onReport: () => void;
  onBack: () => void;
}

/** Both parties with their roles, who looks after the conversation, and what can be done with it. */
export function ChatHeader({ chat, desk, actions, canJoin, onReport, onBack }: ChatHeaderProps) {
  const handing = handOvers(chat, desk, actions);
  const isPhone = !useMatches("(min-width: 40rem)");
  return (
    <header className="flex min-h-14 shrink-0 items-center gap-1 py-1.5 pr-2 pl-1.5 sm:pr-3 sm:pl-5">
      <IconButton label="Back to the list" icon={<ArrowLeft />} onClick={onBack} className="sm:hidden" />
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <h2 className="truncate font-semibold text-title">{nameOfCustomer(chat)}</h2>
          <StatusBadge status={chat.status} />
        </div>
        <p className="truncate text-ink-soft text-small">{partiesOf(chat)}</p>
      </div>
      {canJoin && (
        <Button icon={<LogIn />} size="small" onClick={actions.join}>
          Join
        </Button>
      )}
      <HandOver items={handing} />
      <Menu
        align="end"
        trigger={<IconButton label="More" icon={<Ellipsis />} />}
        sections={[...(isPhone ? [{ items: handing }] : []), ...menuOf(chat, actions, onReport)]}
      />
    </header>
  );
}

/** "Customer, writing with Pizza Palace (store)". */
function partiesOf({ conversationType, storeName }: Chat): string {
  if (conversationType === "customer_to_store") return `Customer, writing with ${storeName ?? "a store"} (store)`;
  const from = storeName ? `, handed over from ${storeName} (store)` : "";
  return `Customer, writing with the marketplace${from}`;
}

function StatusBadge({ status }: Pick<Chat, "status">) {
  if (status === "blocked") return <Badge tone="danger">Blocked</Badge>;
  if (status === "closed") return <Badge>Closed</Badge>;
  return status === "archived" ? <Badge>Archived</Badge> : null;
}

/** To whom the conversation can be handed: support, the store that it came from, or any store. */
function handOvers(chat: Chat, desk: Desk, actions: ChatActions): MenuItem[] {
  const toStore = (store: { _id: string; name: string }): MenuItem => ({
    id: store._id,
    label: `Hand to ${store.name}`,
    icon: <Store />,
    onSelect: () => actions.handToStore(store),
  });
  const { conversationType, storeId, storeName } = chat;
  if (conversationType === "customer_to_store") {
    return [{ label: "Hand to support", icon: <LifeBuoy />, onSelect: actions.handToSupport }];
  }
  return storeId && storeName ? [toStore({ _id: storeId, name: storeName })] : desk.stores.map(toStore);
}

/** The hand-over as a button where there is room for it; on phones it stands in the menu. */
function HandOver({ items }: { items: MenuItem[] }) {
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

function menuOf({ status, side }: Chat, actions: ChatActions, onReport: () => void): MenuSection[] {
  const isAdmin = side === "admin";
  const items: MenuItem[] = [
    status === "archived"
      ? { label: "Take out of the archive", icon: <Archive />, onSelect: actions.unarchive }
      : { label: "Archive", icon: <Archive />, shortcut: "E", onSelect: actions.archive },
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
