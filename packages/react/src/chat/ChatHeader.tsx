import { api, type Functions } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useState } from "react";
import { reasonOf } from "./failure.tsx";
import { recipientOf } from "./sides.ts";
import { exactTime, formatAmount, shortTime } from "./times.ts";

/** A conversation as its thread shows it. */
export type ChatDetails = Functions["shared/chat:getConversation"]["result"];

/** Who talks with whom, about which order, and who looks after it. */
export function ChatHeader({ chat, onBack }: { chat: ChatDetails; onBack?: (() => void) | undefined }) {
  const { customerName = "Customer", orderSummary: order, title: subject } = chat;
  const recipient = recipientOf(chat);
  const title = chat.side === "customer" ? recipient.name : customerName;
  const parties = chat.side === "customer" ? recipient.role : `Customer, with ${recipient.name}`;
  return (
    <header className="foyer-head">
      <div className="foyer-title">
        {onBack && (
          <button type="button" className="foyer-quiet" aria-label="Back to conversations" onClick={onBack}>
            ←
          </button>
        )}
        <div className="foyer-names">
          <h2>{title}</h2>
          <p>{subject ? `${parties} · ${subject}` : parties}</p>
        </div>
        <HandOver chat={chat} />
      </div>
      {order && (
        <dl className="foyer-order" aria-label="Order">
          <dt>Order {order.externalId}</dt>
          <dd>{order.status}</dd>
          <dd>{formatAmount(order.totalAmount, order.currency)}</dd>
          <dd title={exactTime(order.orderDate)}>{shortTime(order.orderDate)}</dd>
        </dl>
      )}
    </header>
  );
}

function HandOver({ chat }: { chat: ChatDetails }) {
  const transfer = useMutation(api.marketplace.transfer);
  const [problem, setProblem] = useState<string>();
  const isWithSupport = chat.conversationType === "customer_to_admin";
  const canGive = !isWithSupport && chat.side === "store";
  const canGiveBack = isWithSupport && chat.side === "admin" && chat.storeId !== undefined;
  if (!canGive && !canGiveBack) return null;
  const hand = () =>
    transfer({ conversationId: chat._id, to: canGive ? "admin" : "store" }).catch((error: unknown) =>
      setProblem(reasonOf(error)),
    );
  return (
    <div className="foyer-hand-over">
      <button type="button" className="foyer-button" onClick={hand}>
        {canGive ? "Hand to support" : `Hand to ${chat.storeName ?? "the store"}`}
      </button>
      {problem && <p role="alert">{problem}</p>}
    </div>
  );
}
