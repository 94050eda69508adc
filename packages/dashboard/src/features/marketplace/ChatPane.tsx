import { api } from "@foyer/sdk";
import { Button, buttonClasses, LoadingRows } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useMutation } from "convex/react";
import { useMemo, useRef, useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { NoThread } from "../thread/NoThread.tsx";
import { ThreadLog } from "../thread/ThreadLog.tsx";
import type { MessageActions } from "../thread/threadContext.ts";
import { AskDialog } from "./AskDialog.tsx";
import { ChatComposer } from "./ChatComposer.tsx";
import { ChatHeader } from "./ChatHeader.tsx";
import { type Chat, nameOfCustomer, unreadOf } from "./chat.ts";
import { handOversOf } from "./handOvers.tsx";
import { ReportDialog, type Reported } from "./ReportDialog.tsx";
import { SubjectCard } from "./SubjectCard.tsx";
import { useChatActions } from "./useChatActions.ts";
import { useChatCommands } from "./useChatCommands.tsx";
import { useChatMessages } from "./useChatMessages.ts";
import { useChatReading } from "./useChatReading.ts";
import type { Desk } from "./useDesk.ts";

/** Props of `ChatPane`. */
export interface ChatPaneProps {
  conversationId: string;
  desk: Desk;
  isDetailsShown: boolean;
  onToggleDetails: () => void;
  onBack: () => void;
}

/** One conversation of the marketplace. Mount it anew for another one. */
export function ChatPane(props: ChatPaneProps) {
  const {
    data: chat,
    error,
    isLoading,
  } = useLive(api.shared.chat.getConversation, { conversationId: props.conversationId });
  if (chat) return <Thread {...props} chat={chat} />;
  if (isLoading) return <LoadingRows className="flex-1" rows={6} label="Loading the conversation" />;
  return (
    <NoThread
      error={error}
      title="This conversation is not on your desk"
      text="It was handed over to somebody else, or it belongs to another store."
      wayBack={
        <Link to="/stores" search={{}} className={buttonClasses()}>
          Back to the list
        </Link>
      }
    />
  );
}

function Thread({ chat, conversationId, desk, isDetailsShown, onToggleDetails, onBack }: ThreadProps) {
  const customerName = nameOfCustomer(chat);
  const source = useChatMessages(chat);
  const typing = useLive(api.shared.chat.getTypingIndicators, { conversationId }).data ?? [];
  const isOnline = useLive(api.shared.chat.getPresence, { conversationId }).data?.isOnline ?? false;
  const [isEndInSight, setEndInSight] = useState(true);
  const [reported, setReported] = useState<Reported>();
  const [unreadAtFirst] = useState(() => unreadOf(chat, chat.side));
  const actions = useChatActions(chat, onBack);
  const field = useRef<HTMLTextAreaElement>(null);
  useChatReading(chat, isEndInSight);
  const messageActions = useMessageActions(chat, (messageId) => setReported({ conversationId, messageId }));

  const ours = source.messages.filter(({ senderType }) => senderType === "store" || senderType === "admin");
  const theirs = source.messages.filter(({ senderType }) => senderType === "customer");
  const firstUnread = unreadAtFirst > 0 ? theirs.at(-unreadAtFirst) : undefined;
  const isTyping = typing.some(({ userType }) => userType === "customer");
  const colleagues = typing.filter(({ userType }) => userType !== "customer");
  const { canJoin } = chat;
  const handOvers = handOversOf(chat, desk, actions);
  const onReport = () => setReported({ conversationId });
  const onWrite = () => field.current?.focus();
  useChatCommands({ chat, actions, handOvers, canJoin, onWrite, onReport, onToggleDetails });
  return (
    <section aria-label={`Conversation with ${customerName}`} className="flex min-w-0 flex-1 flex-col">
      <ChatHeader
        chat={chat}
        actions={actions}
        handOvers={handOvers}
        isOnline={isOnline}
        canJoin={canJoin}
        isDetailsShown={isDetailsShown}
        onToggleDetails={onToggleDetails}
        onReport={onReport}
        onBack={onBack}
      />
      <SubjectCard chat={chat} />
      <ThreadLog
        conversationId={conversationId}
        visitorName={customerName}
        seed={chat.customerId ?? conversationId}
        source={source}
        seenSeq={source.seenSeq}
        deliveredSeq={ours.at(-1)?.seq ?? 0}
        firstUnreadSeq={firstUnread?.seq}
        actions={messageActions}
        onEndInSight={setEndInSight}
        isVisitorTyping={isTyping}
        writing={colleagues.map(({ userName }) => userName ?? "Somebody")}
      />
      <div className="px-3 pb-3 sm:px-5 sm:pb-4">
        {canJoin && chat.canSend && (
          <p className="pb-1.5 text-center text-ink-soft text-small">
            When you write, both sides are told that you joined.
          </p>
        )}
        {chat.canSend ? (
          <ChatComposer conversationId={conversationId} customerName={customerName} field={field} />
        ) : (
          <p className="flex flex-wrap items-center justify-center gap-3 py-2 text-ink-soft">
            {chat.cannotSendReason}
            {chat.side === "admin" && chat.status === "blocked" && (
              <Button size="small" onClick={actions.unblock}>
                Unblock
              </Button>
            )}
          </p>
        )}
      </div>
      <AskDialog question={actions.question} ask={actions.ask} />
      <ReportDialog reported={reported} onClose={() => setReported(undefined)} />
    </section>
  );
}

type ThreadProps = ChatPaneProps & { chat: Chat };

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
