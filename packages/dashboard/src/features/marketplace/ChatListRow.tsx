import { Avatar, Badge, Count, classes, RelativeTime } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { Package, PenLine, ShoppingBag, Store } from "lucide-react";
import { useHasDraft } from "../composer/drafts.ts";
import { useSession } from "../identity/session.tsx";
import { type ChatRow, nameOfCustomer, nameOfOther, unreadOf } from "./chat.ts";

/** Props of `ChatListRow`. */
export interface ChatListRowProps {
  row: ChatRow;
  side: "store" | "admin";
  isOpened: boolean;
}

/** One conversation of the list: the customer, what was written last, and with which store. */
export function ChatListRow({ row, side, isOpened }: ChatListRowProps) {
  const { userId } = useSession();
  const hasDraft = useHasDraft({ userId, conversationId: row._id });
  const unread = unreadOf(row, side);
  return (
    <li className="px-2">
      <Link
        to="/stores"
        search={(before) => ({ ...before, conversation: row._id })}
        data-opened={isOpened || undefined}
        className="focus-ring-inset flex items-start gap-3 rounded-large px-2 py-2.5 transition-colors hover:bg-hover data-opened:bg-accent-soft"
      >
        <Avatar name={row.customerName ?? null} seed={row.customerId ?? row._id} isDecorative className="mt-0.5" />
        <div className="min-w-0 flex-1">
          <div className="flex items-baseline gap-2">
            <span className={classes("min-w-0 flex-1 truncate", unread > 0 ? "font-semibold" : "font-medium")}>
              {nameOfCustomer(row)}
            </span>
            <RelativeTime at={row.lastMessageAt} className="shrink-0 text-ink-soft text-small" />
          </div>
          <div className="flex h-5 items-center gap-2">
            <span className={classes("min-w-0 flex-1 truncate", unread > 0 ? "text-ink" : "text-ink-soft")}>
              {hasDraft && (
                <span className="mr-1 inline-flex items-center gap-1 text-accent-ink">
                  <PenLine className="size-3.5" />
                  Draft
                </span>
              )}
              {row.lastMessagePreview ?? "No messages yet"}
            </span>
            <Count value={unread} noun="unread" />
          </div>
          <div className="mt-0.5 flex h-5 items-center gap-3 text-ink-soft text-small">
            <span className="flex min-w-0 items-center gap-1">
              <Store className="size-3 shrink-0" />
              <span className="truncate">{nameOfOther(row)}</span>
            </span>
            {row.orderId && (
              <span className="flex items-center gap-1">
                <Package className="size-3" />
                Order
              </span>
            )}
            {row.productId && (
              <span className="flex items-center gap-1">
                <ShoppingBag className="size-3" />
                Product
              </span>
            )}
            <span className="ml-auto flex gap-1">
              {row.status === "blocked" && <Badge tone="danger">Blocked</Badge>}
              {side === "admin" && row.conversationType === "customer_to_admin" && <Badge tone="accent">Support</Badge>}
            </span>
          </div>
        </div>
      </Link>
    </li>
  );
}
