import { api, type Functions } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useState } from "react";
import { ChatMenu } from "./ChatMenu.tsx";
import { reasonOf } from "./failure.tsx";
import { PresenceLine } from "./PresenceLine.tsx";
import { Subject } from "./Subject.tsx";
import { recipientOf } from "./sides.ts";

/** A conversation as its thread shows it. */
export type ChatDetails = Functions["shared/chat:getConversation"]["result"];

/** Who talks with whom and whether they are there, what it is about, and what can be done with it. */
export function ChatHeader({ chat, onBack }: { chat: ChatDetails; onBack?: (() => void) | undefined }) {
  const [problem, setProblem] = useState<string>();
  const { customerName = "Customer", title: subject } = chat;
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
          <PresenceLine chat={chat} />
        </div>
        <HandOver chat={chat} onProblem={setProblem} />
        <ChatMenu chat={chat} onProblem={setProblem} />
      </div>
      {problem && (
        <p className="foyer-problem" role="alert">
          {problem}
        </p>
      )}
      <Subject chat={chat} />
      <Standing chat={chat} />
    </header>
  );
}

/** What the own side has done with the conversation, said where it is read. */
function Standing({ chat: { status, isReported } }: { chat: ChatDetails }) {
  return (
    <div role="status" className="foyer-standing">
      {status === "archived" && <p>Archived. The next message brings it back.</p>}
      {isReported && <p>You have reported this conversation. The marketplace's support looks at it.</p>}
    </div>
  );
}

interface HandOverProps {
  readonly chat: ChatDetails;
  readonly onProblem: (problem: string | undefined) => void;
}

function HandOver({ chat, onProblem }: HandOverProps) {
  const transfer = useMutation(api.marketplace.transfer);
  const isWithSupport = chat.conversationType === "customer_to_admin";
  const canGive = !isWithSupport && chat.side === "store";
  const canGiveBack = isWithSupport && chat.side === "admin" && chat.storeId !== undefined;
  if (!canGive && !canGiveBack) return null;
  const hand = () => {
    onProblem(undefined);
    transfer({ conversationId: chat._id, to: canGive ? "admin" : "store" }).catch((error: unknown) =>
      onProblem(reasonOf(error)),
    );
  };
  return (
    <button type="button" className="foyer-button foyer-hand-over" onClick={hand}>
      {canGive ? "Hand to support" : `Hand to ${chat.storeName ?? "the store"}`}
    </button>
  );
}
