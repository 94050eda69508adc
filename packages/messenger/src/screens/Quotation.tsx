import { plainText } from "../model/plainText.ts";
import { useMessenger } from "../model/state.ts";
import type { RepliedTo } from "../outbox/visitorOutbox.ts";
import styles from "../styles/extras.css";
import { allWords } from "../words/moreWords.ts";
import { useStyles } from "./useStyles.ts";

/** The message that is answered. */
export function Quotation({ replyTo }: { replyTo: RepliedTo }) {
  const state = useMessenger();
  const words = allWords(state);
  const { settings } = state;
  useStyles(styles);
  const name =
    replyTo.senderType === "visitor" ? words.you : replyTo.senderName || settings.value?.teamName || words.someone;
  return (
    <div class="quotation">
      <strong>{name}</strong>
      <span>{plainText(replyTo.content).slice(0, 140) || words.attachment}</span>
    </div>
  );
}
