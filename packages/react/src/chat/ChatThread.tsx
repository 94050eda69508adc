import { api, type Id } from "@foyer/sdk";
import { useMutation, useQuery } from "convex/react";
import { useEffect, useRef, useState } from "react";
import { ChatHeader } from "./ChatHeader.tsx";
import { Composer } from "./Composer.tsx";
import { Boundary } from "./failure.tsx";
import { type ChatMessage, Message } from "./Message.tsx";
import { type Outbox, useOutgoing } from "./outgoing.ts";

const PAGE = 50;
const MOST = 200;
const REFUSED = "This conversation is not open to you. It may have been handed to somebody else.";

interface ChatThreadProps {
  readonly conversationId: Id<"conversations">;
  /** Shows a way back, for one pane at a time. */
  readonly onBack?: (() => void) | undefined;
}

/** One conversation: its order, its messages and where to write, for the side whose token the client has. */
export function ChatThread(props: ChatThreadProps) {
  return (
    <Boundary key={props.conversationId} onLeave={props.onBack} whenRefused={REFUSED}>
      <Thread {...props} />
    </Boundary>
  );
}

function Thread({ conversationId, onBack }: ChatThreadProps) {
  const [limit, setLimit] = useState(PAGE);
  const chat = useQuery(api.shared.chat.getConversation, { conversationId });
  const page = useKept(useQuery(api.shared.chat.getMessages, { conversationId, limit }));
  const outbox = useOutgoing(conversationId);
  const messages = page?.messages ?? [];
  useReading(conversationId, chat?.side, messages);
  if (!chat || !page) return <div className="foyer-thread" aria-busy="true" />;
  const shown = messages.toReversed();
  const known = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const waiting = outbox.waiting.filter(({ clientMessageId }) => !known.has(clientMessageId));
  const seen = messages.find(({ senderType }) => senderType === chat.side);
  return (
    <section className="foyer-thread" aria-label="Conversation">
      <ChatHeader chat={chat} onBack={onBack} />
      <Log length={shown.length + waiting.length}>
        {!page.isDone && limit < MOST && (
          <li className="foyer-notice">
            <button type="button" className="foyer-quiet" onClick={() => setLimit(limit + PAGE)}>
              Earlier messages
            </button>
          </li>
        )}
        {shown.length + waiting.length === 0 && <li className="foyer-notice">Write the first message.</li>}
        {shown.map((message) => (
          <Message
            key={message._id}
            message={message}
            isOwn={message.senderType === chat.side}
            isSeen={message === seen && message.isRead}
          />
        ))}
        <Waiting outbox={{ ...outbox, waiting }} />
      </Log>
      <Typing conversationId={conversationId} />
      {chat.canSend ? (
        <Composer conversationId={conversationId} onSend={outbox.send} />
      ) : (
        <p className="foyer-problem">{chat.cannotSendReason ?? "Nobody can write here at the moment."}</p>
      )}
    </section>
  );
}

/** The list of messages; it stays at its end while one is there. */
function Log({ length, children }: { length: number; children: React.ReactNode }) {
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    if (isAtEnd.current) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [length]);
  return (
    <div className="foyer-scroll" role="log" aria-label="Messages">
      <ol
        ref={list}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          isAtEnd.current = scrollHeight - scrollTop - clientHeight < 60;
        }}
      >
        {children}
      </ol>
    </div>
  );
}

function Waiting({ outbox }: { outbox: Outbox }) {
  return outbox.waiting.map((message) => (
    <li key={message.clientMessageId} className="foyer-message" data-own>
      <div className="foyer-bubble">
        {message.file && <p>{message.file.name}</p>}
        {message.content && <p>{message.content}</p>}
      </div>
      <span className="foyer-meta">
        {message.failure === undefined ? (
          "Sending …"
        ) : (
          <>
            <span className="foyer-danger" role="alert">
              Not sent: {message.failure}
            </span>
            <button type="button" className="foyer-quiet" onClick={() => outbox.retry(message)}>
              Retry
            </button>
            <button type="button" className="foyer-quiet" onClick={() => outbox.drop(message)}>
              Discard
            </button>
          </>
        )}
      </span>
    </li>
  ));
}

function Typing({ conversationId }: { conversationId: Id<"conversations"> }) {
  const writing = useQuery(api.shared.chat.getTypingIndicators, { conversationId }) ?? [];
  const [first] = writing;
  return (
    <p className="foyer-typing" aria-live="polite">
      {first && (writing.length > 1 ? "Several people are writing …" : `${first.userName ?? "Somebody"} is writing …`)}
    </p>
  );
}

/** Marks what the other side wrote as read while it is looked at. */
function useReading(
  conversationId: Id<"conversations">,
  side: string | undefined,
  messages: readonly ChatMessage[],
): void {
  const mark = useMutation(api.shared.chat.markMessagesAsRead);
  const unread = messages.find((message) => message.senderType !== side && !message.isRead)?._id;
  useEffect(() => {
    if (!side || !unread) return;
    const read = () => {
      if (document.visibilityState === "visible") mark({ conversationId }).catch(() => {});
    };
    read();
    document.addEventListener("visibilitychange", read);
    return () => document.removeEventListener("visibilitychange", read);
  }, [conversationId, side, unread, mark]);
}

/** The last value that was there, while the next is on its way. */
function useKept<T>(value: T | undefined): T | undefined {
  const kept = useRef(value);
  if (value !== undefined) kept.current = value;
  return kept.current;
}
