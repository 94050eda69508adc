import { api } from "@foyer/sdk";
import { EmptyState, LoadingRows } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useMutation } from "convex/react";
import { MessageCircleOff } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useCommands } from "../commands/commands.ts";
import { useSession } from "../identity/session.tsx";
import { usePending } from "../outbox/outbox.tsx";
import { MessageList } from "../thread/MessageList.tsx";
import { TypingLine } from "../thread/TypingLine.tsx";
import type { MessageActions } from "../thread/threadContext.ts";
import { threadItems } from "../thread/threadItems.ts";
import { AskDialog } from "./AskDialog.tsx";
import { ChatComposer } from "./ChatComposer.tsx";
import { ChatHeader } from "./ChatHeader.tsx";
import { type Chat, nameOfCustomer, unreadOf } from "./chat.ts";
import { OrderCard } from "./OrderCard.tsx";
import { ReportDialog, type Reported } from "./ReportDialog.tsx";
import { useChatActions } from "./useChatActions.ts";
import { useChatMessages } from "./useChatMessages.ts";
import { useChatReading } from "./useChatReading.ts";
import type { Desk } from "./useDesk.ts";

/** Props of `ChatPane`. */
export interface ChatPaneProps {
  conversationId: string;
  desk: Desk;
  onBack: () => void;
}

/** One conversation of the marketplace. Mount it anew for another one. */
export function ChatPane(props: ChatPaneProps) {
  const { data: chat, isLoading } = useLive(api.shared.chat.getConversation, { conversationId: props.conversationId });
  if (chat) return <Thread {...props} chat={chat} />;
  if (isLoading) return <LoadingRows className="flex-1" rows={6} label="Loading the conversation" />;
  return (
    <EmptyState
      className="min-w-0 flex-1"
      icon={<MessageCircleOff />}
      title="This conversation is not on your desk"
      text="It was handed over to somebody else, or it belongs to another store."
      action={
        <Link to="/stores" search={{}} className="focus-ring rounded-small text-accent-ink underline">
          Back to the list
        </Link>
      }
    />
  );
}

function Thread({ chat, conversationId, desk, onBack }: ChatPaneProps & { chat: Chat }) {
  const { userId, name, avatarUrl } = useSession();
  const customerName = nameOfCustomer(chat);
  const source = useChatMessages(chat);
  const pending = usePending(conversationId);
  const typing = useLive(api.shared.chat.getTypingIndicators, { conversationId }).data ?? [];
  const [isEndInSight, setEndInSight] = useState(true);
  const [reported, setReported] = useState<Reported>();
  const [unreadAtFirst] = useState(() => unreadOf(chat, chat.side));
  const actions = useChatActions(chat, onBack);
  const field = useRef<HTMLTextAreaElement>(null);
  useChatReading(chat, isEndInSight);
  useCommands([
    { id: "write", group: "Write", label: "Write", keys: "R", run: () => field.current?.focus() },
    { id: "archive", group: "Conversation", label: "Archive", keys: "E", run: actions.archive },
    { id: "close", group: "Conversation", label: "Close…", run: actions.close },
    { id: "report", group: "Conversation", label: "Report…", run: () => setReported({ conversationId }) },
  ]);
  const messageActions = useMessageActions(chat, (messageId) => setReported({ conversationId, messageId }));

  const ours = source.messages.filter(({ senderType }) => senderType === "store" || senderType === "admin");
  const theirs = source.messages.filter(({ senderType }) => senderType === "customer");
  const firstUnread = unreadAtFirst > 0 ? theirs.at(-unreadAtFirst) : undefined;
  const hasJoined =
    chat.conversationType === "customer_to_admin" || source.messages.some(({ senderId }) => senderId === userId);
  const items = threadItems({
    messages: source.messages,
    pending,
    me: { userId, name, avatarUrl },
    visitorName: customerName,
    marks: { seenSeq: source.seenSeq, deliveredSeq: ours.at(-1)?.seq ?? 0 },
    firstUnreadSeq: firstUnread?.seq,
  });
  const isTyping = typing.some(({ userType }) => userType === "customer");
  const colleagues = typing.filter(({ userType }) => userType !== "customer");
  const canJoin = chat.side === "admin" && !hasJoined && !source.isLoading;
  return (
    <section aria-label={`Conversation with ${customerName}`} className="flex min-w-0 flex-1 flex-col">
      <ChatHeader
        chat={chat}
        desk={desk}
        actions={actions}
        canJoin={canJoin}
        onReport={() => setReported({ conversationId })}
        onBack={onBack}
      />
      {chat.orderSummary && <OrderCard order={chat.orderSummary} />}
      <MessageList
        conversationId={conversationId}
        visitorName={customerName}
        items={items}
        source={source}
        actions={messageActions}
        onEndInSight={setEndInSight}
        footer={isTyping && <TypingLine name={customerName} seed={chat.customerId ?? conversationId} />}
      />
      {colleagues.length > 0 && (
        <p role="status" className="px-5 pb-1 text-center text-ink-soft text-small">
          {colleagues.map(({ userName }) => userName ?? "Somebody").join(", ")} {colleagues.length === 1 ? "is" : "are"}{" "}
          writing…
        </p>
      )}
      <div className="px-3 pb-3 sm:px-5 sm:pb-4">
        {canJoin && chat.canSend && (
          <p className="pb-1.5 text-center text-ink-soft text-small">
            When you write, both sides are told that you joined.
          </p>
        )}
        {chat.canSend ? (
          <ChatComposer conversationId={conversationId} customerName={customerName} field={field} />
        ) : (
          <p className="py-2 text-center text-ink-soft">{chat.cannotSendReason}</p>
        )}
      </div>
      <AskDialog question={actions.question} ask={actions.ask} />
      <ReportDialog reported={reported} onClose={() => setReported(undefined)} />
    </section>
  );
}

/** What may be done with single messages: senders delete their own, admins any, and everybody reports. */
function useMessageActions({ side }: Chat, onReport: (messageId: string) => void): MessageActions {
  const { userId } = useSession();
  const remove = useMutation(api.shared.chat.deleteMessage);
  const report = useRef(onReport);
  report.current = onReport;
  return useMemo(
    () => ({
      canEdit: false,
      canDelete: ({ senderId }) => side === "admin" || senderId === userId,
      remove: ({ _id: messageId }) => remove({ messageId }),
      deletionNote: "Both sides see that a message was deleted here. What it said is kept for disputes.",
      report: ({ _id }) => report.current(_id),
    }),
    [side, userId, remove],
  );
}
