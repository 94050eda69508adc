import { useMessenger } from "../model/state.ts";
import type { OutgoingEntry } from "../outbox/visitorOutbox.ts";
import styles from "../styles/extras.css";
import { allWords } from "../words/moreWords.ts";
import { MoreIcon } from "./MoreIcon.tsx";
import { useStyles } from "./useStyles.ts";

/** Says why a message was not sent, with the ways to go on. */
export function Failure({ entry }: { entry: OutgoingEntry }) {
  const state = useMessenger();
  const words = allWords(state);
  useStyles(styles);
  return (
    <div class="failure" role="alert">
      <span>
        <MoreIcon name="warning" /> {words.failed} {entry.problem}
      </span>
      <button type="button" class="link" onClick={() => void state.outbox.retry(entry.id)}>
        {words.retry}
      </button>
      <button type="button" class="link" onClick={() => void state.outbox.discard(entry.id)}>
        {words.discard}
      </button>
    </div>
  );
}
