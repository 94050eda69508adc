import type { Composing } from "../model/composing.ts";
import { useMessenger } from "../model/state.ts";
import type { MessageGroup, ShownMessage } from "../model/timeline.ts";
import { formatTime } from "../model/times.ts";
import { fill } from "../words/words.ts";
import { Avatar } from "./Avatar.tsx";
import { MessageView } from "./MessageView.tsx";
import { TeamMark } from "./TeamMark.tsx";

/** Props of `MessageGroupView`. */
interface MessageGroupViewProps {
  group: MessageGroup;
  /** Whether nothing comes after it: only there it is said how far one's own messages have come. */
  isLast: boolean;
  composing: Composing;
}

/** Messages of one person in a row, with the person once. */
export function MessageGroupView({ group, isLast, composing }: MessageGroupViewProps) {
  const { words, settings } = useMessenger();
  const { side, isBot, senderId, avatarUrl, messages } = group;
  const sender = group.name || (side === "team" ? (settings.value?.teamName ?? words.value.someone) : words.value.you);
  const last = messages.at(-1);
  return (
    <div class={`group ${side}`}>
      {side === "team" && (isBot ? <TeamMark /> : <Avatar name={sender} seed={senderId} imageUrl={avatarUrl} />)}
      <div class="group-messages">
        {messages.map((message) => (
          <MessageView key={message.key} shown={message} sender={sender} side={side} composing={composing} />
        ))}
        <div class="meta">
          {side === "team" && <span class="clip">{sender}</span>}
          {isBot && <span class="tag">{words.value.automatic}</span>}
          {last && <Footing shown={last} isLast={isLast} />}
        </div>
      </div>
    </div>
  );
}

/** When the last of them was written, and how far it has come. */
function Footing({ shown, isLast }: { shown: ShownMessage; isLast: boolean }) {
  const { words, language, isLive, outbox } = useMessenger();
  const { progress, entry, createdAt } = shown;
  if (progress === "failed") return null;
  if (progress === "sending") {
    const share = entry ? outbox.progressOf(entry.id) : 0;
    const hasFiles = (entry?.body.files.length ?? 0) > 0 && share > 0 && share < 1;
    const uploading = fill(words.value.uploading, { percent: `${Math.round(share * 100)} %` });
    return <span>{!isLive.value ? words.value.waiting : hasFiles ? uploading : words.value.sending}</span>;
  }
  return (
    <>
      <time>{formatTime(createdAt, language.value)}</time>
      {progress && isLast && <span class={`progress is-${progress}`}>{words.value[progress]}</span>}
    </>
  );
}
