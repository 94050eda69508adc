import type { Composing } from "../model/composing.ts";
import { plainText } from "../model/plainText.ts";
import { useMessenger } from "../model/state.ts";
import styles from "../styles/extras.css";
import { allWords } from "../words/moreWords.ts";
import { fill } from "../words/words.ts";
import { MoreIcon } from "./MoreIcon.tsx";
import { useStyles } from "./useStyles.ts";

/** What is answered or changed, above the field. */
export function About({ composing, onEndEditing }: { composing: Composing; onEndEditing(): void }) {
  const state = useMessenger();
  const words = allWords(state);
  const { settings } = state;
  useStyles(styles);
  const { replyTo, editing } = composing;
  const answered = replyTo.value;
  const name = answered?.senderType === "visitor" ? words.you : answered?.senderName || settings.value?.teamName;
  return (
    <div class="about">
      <MoreIcon name={editing.value ? "edit" : "reply"} />
      <span class="about-text">
        <strong class="clip">{editing.value ? words.editing : fill(words.replyingTo, { name: name ?? "" })}</strong>
        <span class="clip">{plainText(editing.value?.content ?? answered?.content ?? "") || words.attachment}</span>
      </span>
      <button
        type="button"
        class="quiet"
        aria-label={words.cancel}
        onClick={() => {
          if (editing.value) onEndEditing();
          replyTo.value = null;
        }}
      >
        <MoreIcon name="close" />
      </button>
    </div>
  );
}
