import { useMessenger } from "../model/state.ts";
import styles from "../styles/extras.css";
import { allWords } from "../words/moreWords.ts";
import { goToNewConversation } from "./navigation.ts";
import { useStyles } from "./useStyles.ts";

/** What stands below the last message of a conversation that is over. */
export function ThreadEnd() {
  const state = useMessenger();
  const words = allWords(state);
  useStyles(styles);
  return (
    <div class="closed">
      <strong>{words.closedTitle}</strong>
      <p>{words.closedText}</p>
      <button type="button" class="secondary" onClick={() => goToNewConversation(state)}>
        {words.startAnother}
      </button>
    </div>
  );
}
