import { useMemo } from "react";
import { useSession } from "../identity/session.tsx";
import { usePending } from "../outbox/outbox.tsx";
import { ColleaguesLine } from "./ColleaguesLine.tsx";
import { MessageList, type MessageListProps } from "./MessageList.tsx";
import { TypingLine } from "./TypingLine.tsx";
import { threadItems } from "./threadItems.ts";

/** Props of `ThreadLog`. */
export interface ThreadLogProps extends Omit<MessageListProps, "items" | "footer"> {
  /** What the colour of the visitor is chosen by. */
  seed: string;
  /** How far the visitor has read, and how far the answers have come. */
  seenSeq: number;
  deliveredSeq: number;
  /** The first message that nobody had read when the conversation was opened. */
  firstUnreadSeq: number | undefined;
  isVisitorTyping: boolean;
  /** The names of colleagues who are writing. */
  writing: readonly string[];
}

/** What was written in a conversation and what is on its way, with who is writing. */
export function ThreadLog(props: ThreadLogProps) {
  const { seed, seenSeq, deliveredSeq, firstUnreadSeq, isVisitorTyping, writing, ...list } = props;
  const { userId, name, avatarUrl } = useSession();
  const { conversationId, visitorName, source } = list;
  const pending = usePending(conversationId);
  const { messages } = source;
  // Made anew only for news, not with each letter that is typed below.
  const items = useMemo(
    () =>
      threadItems({
        messages,
        pending,
        me: { userId, name, avatarUrl },
        visitorName,
        marks: { seenSeq, deliveredSeq },
        firstUnreadSeq,
      }),
    [messages, pending, userId, name, avatarUrl, visitorName, seenSeq, deliveredSeq, firstUnreadSeq],
  );
  return (
    <>
      <MessageList {...list} items={items} footer={isVisitorTyping && <TypingLine name={visitorName} seed={seed} />} />
      <ColleaguesLine names={writing} />
    </>
  );
}
