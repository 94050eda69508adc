import { plainText } from "../model/plainText.ts";
import { lastSender } from "../model/senders.ts";
import { type Conversation, useMessenger } from "../model/state.ts";
import { formatAgo, formatExact } from "../model/times.ts";
import { Avatar } from "./Avatar.tsx";
import { TeamMark } from "./TeamMark.tsx";

/** One conversation of a list. */
export function ConversationRow({ conversation }: { conversation: Conversation }) {
  const state = useMessenger();
  const { _id, lastMessage, lastMessageAt, unreadByVisitor: unread, status } = conversation;
  const words = state.words.value;
  const language = state.language.value;
  const sender = lastSender(state, conversation);
  const isOwn = lastMessage?.senderType === "visitor";
  const preview = plainText(lastMessage?.content ?? "");
  return (
    <button
      type="button"
      class={unread > 0 ? "row is-unread" : "row"}
      onClick={() => {
        state.route.value = { screen: "conversation", conversation: _id };
      }}
    >
      {sender ? (
        <Avatar name={sender.name} seed={sender.id} imageUrl={sender.avatarUrl} isLarge />
      ) : (
        <TeamMark isLarge />
      )}
      <span class="row-text">
        <span class="row-title">
          <span class="clip">{sender?.name || state.settings.value?.teamName}</span>
          <time class="faint" title={formatExact(lastMessageAt, language)}>
            {formatAgo(lastMessageAt, state.now.value, language)}
          </time>
        </span>
        <span class="row-preview">
          <span class="clip">
            {isOwn && `${words.you}: `}
            {preview || words.attachment}
          </span>
          {unread > 0 ? (
            <span class="count">{unread}</span>
          ) : (
            status === "closed" && <span class="tag">{words.closed}</span>
          )}
        </span>
      </span>
    </button>
  );
}
