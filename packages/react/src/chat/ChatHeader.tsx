import type { Functions } from "@foyer/sdk";
import { useState } from "react";
import { ChatMenu } from "./ChatMenu.tsx";
import { useHandOver } from "./handOver.ts";
import { PresenceLine } from "./PresenceLine.tsx";
import { Subject } from "./Subject.tsx";
import { recipientOf } from "./sides.ts";

/** A conversation as its thread shows it. */
export type ChatDetails = Functions["shared/chat:getConversation"]["result"];

/** Who talks with whom and whether they are there, what it is about, and what can be done with it. */
export function ChatHeader({ chat, onBack }: { chat: ChatDetails; onBack?: (() => void) | undefined }) {
  const [problem, setProblem] = useState<string>();
  const handOver = useHandOver(chat, setProblem);
  const { customerName = "Customer", productSummary } = chat;
  // The card below says the product's name already.
  const subject = chat.title === productSummary?.name ? undefined : chat.title;
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
        {handOver && (
          <button type="button" className="foyer-button foyer-wide-only" onClick={handOver.hand}>
            {handOver.label}
          </button>
        )}
        <ChatMenu chat={chat} handOver={handOver} onProblem={setProblem} />
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
