import { useState } from "preact/hooks";
import type { Composing } from "../model/composing.ts";
import { useMessenger } from "../model/state.ts";
import type { ShownMessage } from "../model/timeline.ts";
import { formatExact } from "../model/times.ts";
import { AttachmentList, Failure, MessageActions, OutgoingFiles, Quotation } from "./lazyParts.ts";
import { Text } from "./Text.tsx";

/** Props of `MessageView`. */
export interface MessageViewProps {
  shown: ShownMessage;
  /** Who wrote it, by name. */
  sender: string;
  side: "own" | "team";
  composing: Composing;
}

/** One message with its files, what it answers, and what can be done with it. */
export function MessageView({ shown, sender, side, composing }: MessageViewProps) {
  const { words, language } = useMessenger();
  const [isChosen, setChosen] = useState(false);
  const [isNear, setNear] = useState(false);
  const { content, message, entry, replyTo, progress, createdAt } = shown;
  const isDeleted = message?.deletedAt !== undefined;
  const files = message?.attachments ?? [];
  const isBig = !replyTo && !isDeleted && files.length === 0 && isOnlyEmoji(content);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms
    <div
      class={`message${isChosen ? " is-chosen" : ""}${progress === "sending" ? " is-waiting" : ""}`}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: its actions are reached through it
      tabIndex={0}
      aria-label={`${sender}, ${formatExact(createdAt, language.value)}`}
      onClick={({ target, currentTarget }) => {
        // A finger has no other way to the actions.
        const isTouch = matchMedia("(hover: none)").matches;
        if (isTouch && !(target as Element).closest("a, button, img, form")) setChosen(!isChosen);
        else if (!isTouch && !(target as Element).closest("a, button")) currentTarget.blur();
      }}
      onKeyDown={moveFocus}
      onPointerEnter={() => setNear(true)}
      onFocusCapture={() => setNear(true)}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (!currentTarget.contains(relatedTarget as Node | null)) setChosen(false);
      }}
    >
      {replyTo && !isDeleted && <Quotation replyTo={replyTo} />}
      {isDeleted ? (
        <div class="bubble is-deleted">{words.value.deleted}</div>
      ) : (
        content && (
          <div class={isBig ? "big" : "bubble"} title={formatExact(createdAt, language.value)}>
            <Text content={content} />
            {message?.editedAt !== undefined && <span class="edited">{words.value.edited}</span>}
          </div>
        )
      )}
      {files.length > 0 && <AttachmentList files={files} />}
      {entry && !message && entry.body.files.length > 0 && <OutgoingFiles entry={entry} />}
      {message && !isDeleted && isNear && <MessageActions message={message} side={side} composing={composing} />}
      {progress === "failed" && entry && <Failure entry={entry} />}
    </div>
  );
}

/** A few emoji alone are shown large. */
function isOnlyEmoji(text: string): boolean {
  return /^(?:\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}\uFE0F?)*\s*){1,3}$/u.test(
    text,
  );
}

/** Up and down go from message to message. */
function moveFocus(event: KeyboardEvent): void {
  const step = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
  const own = event.currentTarget as HTMLElement;
  if (step === 0 || event.target !== own) return;
  const all = [...(own.closest(".thread-list")?.querySelectorAll<HTMLElement>(".message") ?? [])];
  all[all.indexOf(own) + step]?.focus();
  event.preventDefault();
}
