import { api, type Id } from "@foyer/sdk";
import { useMutation, useQuery } from "convex/react";
import { useEffect, useState } from "react";
import { ChatHeader } from "./ChatHeader.tsx";
import { Composer } from "./Composer.tsx";
import { Connection } from "./Connection.tsx";
import { Boundary } from "./failure.tsx";
import { Lightbox } from "./Lightbox.tsx";
import { LoadingThread } from "./Loading.tsx";
import { type ChatMessage, Message } from "./Message.tsx";
import { MessageLog } from "./MessageLog.tsx";
import { useMessagePages } from "./messagePages.ts";
import { useOutgoing } from "./outgoing.ts";
import { Typing } from "./Typing.tsx";
import { Waiting } from "./Waiting.tsx";

const REFUSED = "This conversation is not open to you. It may have been handed to somebody else.";

const GROUP_MS = 5 * 60_000;

interface ChatThreadProps {
  readonly conversationId: Id<"conversations">;
  /** Shows a way back, for one pane at a time. */
  readonly onBack?: (() => void) | undefined;
}

/** One conversation: what it is about, its messages and where to write, for the side whose token the client has. */
export function ChatThread(props: ChatThreadProps) {
  return (
    <Boundary key={props.conversationId} onLeave={props.onBack} whenRefused={REFUSED}>
      <Thread {...props} />
    </Boundary>
  );
}

function Thread({ conversationId, onBack }: ChatThreadProps) {
  const chat = useQuery(api.shared.chat.getConversation, { conversationId });
  const pages = useMessagePages(conversationId);
  const outbox = useOutgoing(conversationId);
  const [zoomedId, zoom] = useState<string>();
  const { messages } = pages;
  useReading(conversationId, chat?.side, messages);
  if (!chat || !messages) return <LoadingThread onBack={onBack} />;
  const known = new Set(messages.map(({ clientMessageId }) => clientMessageId));
  const waiting = outbox.waiting.filter(({ clientMessageId }) => !known.has(clientMessageId));
  const newestOwn = messages.findLast(({ senderType }) => senderType === chat.side);
  return (
    <section className="foyer-thread" aria-label="Conversation">
      <ChatHeader chat={chat} onBack={onBack} />
      <Connection />
      <MessageLog pages={pages} length={messages.length + waiting.length}>
        {messages.map((message, index) => (
          <Message
            key={message._id}
            message={message}
            isOwn={message.senderType === chat.side}
            isSeen={message === newestOwn && message.isRead}
            isContinued={continues(messages[index - 1], message)}
            onZoom={zoom}
          />
        ))}
        <Waiting outbox={{ ...outbox, waiting }} />
      </MessageLog>
      <Typing conversationId={conversationId} />
      {chat.canSend ? (
        <Composer conversationId={conversationId} onSend={outbox.send} />
      ) : (
        <p className="foyer-problem">{chat.cannotSendReason ?? "Nobody can write here at the moment."}</p>
      )}
      {zoomedId !== undefined && (
        <Lightbox
          images={messages.flatMap(({ imageAttachment }) => imageAttachment ?? [])}
          firstId={zoomedId}
          onClose={() => zoom(undefined)}
        />
      )}
    </section>
  );
}

/** Whether a message goes on with what its sender said just before. */
function continues(before: ChatMessage | undefined, message: ChatMessage): boolean {
  if (before?.senderId !== message.senderId || before.senderType !== message.senderType) return false;
  return message._creationTime - before._creationTime < GROUP_MS;
}

/** Marks what the other side wrote as read while it is looked at. */
function useReading(
  conversationId: Id<"conversations">,
  side: string | undefined,
  messages: readonly ChatMessage[] = [],
): void {
  const mark = useMutation(api.shared.chat.markMessagesAsRead);
  const unread = messages.findLast((message) => message.senderType !== side && !message.isRead)?._id;
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
