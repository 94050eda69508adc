import { useState } from "preact/hooks";
import { type Composing, startEditing } from "../model/composing.ts";
import { useMessenger } from "../model/state.ts";
import type { Message } from "../model/thread.ts";
import styles from "../styles/extras.css";
import { allWords } from "../words/moreWords.ts";
import { MoreIcon, type MoreIconName } from "./MoreIcon.tsx";
import { useStyles } from "./useStyles.ts";

/** Props of `MessageActions`. */
interface MessageActionsProps {
  message: Message;
  side: "own" | "team";
  composing: Composing;
}

/** What can be done with a message: shown while the pointer or the focus is on it. */
export function MessageActions({ message, side, composing }: MessageActionsProps) {
  const state = useMessenger();
  const words = allWords(state);
  const { client, announcement } = state;
  const [isAsking, setAsking] = useState(false);
  useStyles(styles);
  const { _id, content, senderType, senderName } = message;

  function reply(): void {
    composing.editing.value = null;
    composing.replyTo.value = { _id, senderType, senderName, content: content.slice(0, 200) };
  }

  async function copy(): Promise<void> {
    await navigator.clipboard?.writeText(content).catch(() => undefined);
    announcement.value = words.copied;
  }

  async function remove(): Promise<void> {
    await client.mutate("messages:remove", { id: _id }).catch(() => {
      announcement.value = words.problem;
      setAsking(false);
    });
  }

  if (isAsking) {
    return (
      <div class="asking" role="alertdialog" aria-label={words.confirmRemove}>
        <span>{words.confirmRemove}</span>
        <button type="button" class="link is-danger" onClick={() => void remove()}>
          {words.remove}
        </button>
        <button type="button" class="link" onClick={() => setAsking(false)}>
          {words.cancel}
        </button>
      </div>
    );
  }
  return (
    <div class="actions" role="toolbar" aria-label={words.actions}>
      <Action icon="reply" label={words.reply} onPress={reply} />
      {content && <Action icon="copy" label={words.copy} onPress={() => void copy()} />}
      {side === "own" && content && (
        <Action icon="edit" label={words.edit} onPress={() => startEditing(composing, message)} />
      )}
      {side === "own" && <Action icon="remove" label={words.remove} onPress={() => setAsking(true)} />}
    </div>
  );
}

function Action({ icon, label, onPress }: { icon: MoreIconName; label: string; onPress(): void }) {
  return (
    <button type="button" class="quiet" aria-label={label} title={label} onClick={onPress}>
      <MoreIcon name={icon} />
    </button>
  );
}
