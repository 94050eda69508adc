import { api } from "@foyer/sdk";
import { Avatar, Badge, EmptyState, ErrorState, LoadingRows, RelativeTime } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import type { FunctionReturnType } from "convex/server";
import { UserRoundX } from "lucide-react";
import type { ReactNode } from "react";
import { failureOf } from "../../live/failure.ts";
import { useLive } from "../../live/useLive.ts";
import { PanePart, SidePane } from "../shell/SidePane.tsx";
import { nameOfOther } from "./chat.ts";
import { formatAmount } from "./money.ts";

type Customer = NonNullable<FunctionReturnType<typeof api.marketplace.getCustomer>>;

/** Props of `CustomerPane`. */
export interface CustomerPaneProps {
  conversationId: string;
  onClose: () => void;
}

/** Who the customer is, with their other orders and conversations, beside the conversation with them. */
export function CustomerPane({ conversationId, onClose }: CustomerPaneProps) {
  const { data: customer, error, isLoading } = useLive(api.marketplace.getCustomer, { conversationId });
  return (
    <SidePane
      label="Customer"
      title="Customer"
      contentLabel="About the customer"
      hideLabel="Hide the customer"
      onHide={onClose}
    >
      {isLoading && <LoadingRows rows={3} label="Loading the customer" className="-mx-3" />}
      {error && <ErrorState title="The customer could not be loaded" text={failureOf(error).message} />}
      {customer === null && <EmptyState icon={<UserRoundX />} title="Nothing is known of this customer" />}
      {customer && <About customer={customer} conversationId={conversationId} />}
    </SidePane>
  );
}

function About({ customer, conversationId }: { customer: Customer; conversationId: string }) {
  const { name, externalId, email, orders, conversations } = customer;
  const others = conversations.filter(({ _id }) => _id !== conversationId);
  return (
    <>
      <div className="flex items-center gap-3">
        <Avatar name={name ?? null} seed={customer._id} size="large" isDecorative />
        <div className="min-w-0">
          <p className="truncate font-semibold">{name ?? "Customer"}</p>
          <p className="truncate text-ink-faint text-small">{externalId}</p>
          {email && (
            <a
              href={`mailto:${email}`}
              className="focus-ring block truncate rounded-small text-accent-ink hover:underline"
            >
              {email}
            </a>
          )}
        </div>
      </div>
      <PanePart title="Orders">
        {orders.length === 0 ? (
          <p className="text-ink-soft">No orders yet.</p>
        ) : (
          <ul aria-label="Orders" className="-mx-2">
            {orders.map((order) => (
              <OrderRow key={order._id} order={order} isHere={order.conversationId === conversationId} />
            ))}
          </ul>
        )}
      </PanePart>
      {others.length > 0 && (
        <PanePart title="Other conversations">
          <ul aria-label="Other conversations" className="-mx-2">
            {others.map((row) => (
              <li key={row._id}>
                <ConversationLink id={row._id}>
                  <span className="block truncate">{row.lastMessagePreview ?? "No messages yet"}</span>
                  <span className="block truncate text-ink-soft text-small">
                    {nameOfOther(row)} · <RelativeTime at={row.lastMessageAt} style="long" />
                  </span>
                </ConversationLink>
              </li>
            ))}
          </ul>
        </PanePart>
      )}
    </>
  );
}

/** One order; a press opens the conversation about it when there is another one. */
function OrderRow({ order, isHere }: { order: Customer["orders"][number]; isHere: boolean }) {
  const { externalId, status, totalAmount, currency, orderDate, storeName, conversationId } = order;
  const facts = (
    <>
      <span className="flex items-baseline gap-2">
        <span className="min-w-0 flex-1 truncate font-medium">{externalId}</span>
        <span className="tabular-nums">{formatAmount(totalAmount, currency)}</span>
      </span>
      <span className="flex items-center gap-2 text-ink-soft text-small">
        <Badge>{status}</Badge>
        <span className="min-w-0 flex-1 truncate">{storeName}</span>
        <RelativeTime at={orderDate} />
      </span>
      {isHere && <span className="block text-accent-ink text-small">This conversation is about it</span>}
    </>
  );
  return (
    <li>
      {conversationId && !isHere ? (
        <ConversationLink id={conversationId}>{facts}</ConversationLink>
      ) : (
        <div className="px-2 py-1.5">{facts}</div>
      )}
    </li>
  );
}

function ConversationLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link
      to="/stores"
      search={({ store: _, ...before }) => ({ ...before, conversation: id })}
      className="focus-ring-inset block rounded-control px-2 py-1.5 hover:bg-hover"
    >
      {children}
    </Link>
  );
}
