import { api } from "@foyer/sdk";
import { buttonClasses, Skeleton, showToast } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useCallback, useRef, useState } from "react";
import { copyText } from "../../device/copyText.ts";
import { useLive } from "../../live/useLive.ts";
import { Composer } from "../composer/Composer.tsx";
import { type AfterSending, useComposer } from "../composer/useComposer.ts";
import { useSession } from "../identity/session.tsx";
import { type Conversation, type InboxRow, nameOfVisitor } from "../inbox/conversation.ts";
import type { ConversationActions } from "../inbox/useConversationActions.ts";
import { useVisitorDetail } from "../visitors/useVisitorDetail.ts";
import { isOurs, type Message } from "./message.ts";
import { NoThread } from "./NoThread.tsx";
import { useSayViewing, useTyping } from "./Presence.tsx";
import { ThreadHeader } from "./ThreadHeader.tsx";
import { ThreadLog } from "./ThreadLog.tsx";
import { useMessageActions } from "./useMessageActions.ts";
import { useMessages } from "./useMessages.ts";
import { useReading } from "./useReading.ts";
import { useThreadCommands } from "./useThreadCommands.tsx";

/** Props of `ThreadPane`. */
export interface ThreadPaneProps {
  conversationId: string;
  /** The row of the list, which shows at once what else would have to be loaded. */
  row: InboxRow | undefined;
  actions: ConversationActions;
  isDetailsShown: boolean;
  onToggleDetails: () => void;
  onBack: () => void;
}

/** One conversation: what was written, and where to write. Mount it anew for another one. */
export function ThreadPane(props: ThreadPaneProps) {
  const { conversationId, row } = props;
  const { data, error, isLoading } = useLive(api.conversations.get, { id: conversationId });
  const conversation = data ?? row;
  if (conversation) return <Thread {...props} conversation={conversation} />;
  if (isLoading) return <ThreadPlaceholder />;
  return (
    <NoThread
      error={error}
      title="This conversation is not here"
      text="It was removed, or it belongs to another workspace."
      wayBack={
        <Link to="/inbox" search={{}} className={buttonClasses()}>
          Back to the inbox
        </Link>
      }
    />
  );
}

function Thread({ conversation, row, actions, ...props }: ThreadPaneProps & { conversation: Conversation }) {
  const { can } = useSession();
  const { _id: conversationId, visitorId } = conversation;
  const visitor = useVisitorDetail(visitorId).data?.visitor;
  const visitorName = nameOfVisitor(visitor ?? row?.visitor ?? undefined);
  const source = useMessages(conversationId);
  const typing = useTyping(conversationId);
  const [isEndInSight, setEndInSight] = useState(true);
  const { firstUnreadSeq, keepUnread } = useReading({ conversation, isEndInSight, actions });
  const composer = useComposer({ conversation, messages: source.messages });
  const field = useRef<HTMLTextAreaElement>(null);
  useSayViewing(conversationId);
  useThreadCommands({
    conversation,
    actions,
    composer,
    field,
    onToggleDetails: props.onToggleDetails,
    onMarkUnread: keepUnread,
  });

  const { change } = composer;
  const reply = useCallback(
    (message: Message) => {
      const name = message.senderName ?? (isOurs(message) ? "Support" : visitorName);
      const replyTo = { id: message._id, name, content: message.content.slice(0, 200) };
      change({ mode: message.isInternal ? "note" : "reply", replyTo });
      field.current?.focus();
    },
    [change, visitorName],
  );

  const messageActions = useMessageActions(reply);

  function onSent(after: AfterSending) {
    if (after === "close") actions.setStatus([conversation], "closed");
    else if (after !== "nothing") actions.setStatus([conversation], "snoozed", after.snoozeUntil);
  }

  return (
    <section aria-label={`Conversation with ${visitorName}`} className="flex min-w-0 flex-1 flex-col">
      <ThreadHeader
        conversation={conversation}
        name={visitorName}
        isOnline={visitor?.isOnline ?? false}
        actions={actions}
        isDetailsShown={props.isDetailsShown}
        onToggleDetails={props.onToggleDetails}
        onBack={props.onBack}
        onMarkUnread={keepUnread}
        onCopyLink={() => void copyLink()}
      />
      <ThreadLog
        conversationId={conversationId}
        visitorName={visitorName}
        seed={visitorId ?? conversationId}
        source={source}
        seenSeq={conversation.visitorSeenSeq}
        deliveredSeq={conversation.visitorDeliveredSeq}
        firstUnreadSeq={firstUnreadSeq}
        actions={messageActions}
        onEndInSight={setEndInSight}
        isVisitorTyping={typing.isVisitor}
        writing={typing.agents.map(({ name }) => name)}
      />
      {can("conversations.reply") ? (
        <Composer {...{ conversationId, visitorName, field, onSent }} state={composer} />
      ) : (
        <p className="px-5 pb-5 text-center text-ink-faint">Your role lets you read, not reply.</p>
      )}
    </section>
  );
}

async function copyLink(): Promise<void> {
  if (await copyText(location.href)) showToast({ text: "Link copied" });
}

function ThreadPlaceholder() {
  return (
    <section aria-label="Conversation" aria-busy="true" className="flex min-w-0 flex-1 flex-col">
      <div className="flex h-14 items-center px-5">
        <Skeleton className="h-4 w-40" />
      </div>
    </section>
  );
}
