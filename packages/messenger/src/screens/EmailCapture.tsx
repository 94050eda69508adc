import { useSignal } from "../model/signal.ts";
import { useMessenger } from "../model/state.ts";
import captureRow from "../styles/captureRow.css";
import styles from "../styles/extras.css";
import { allWords } from "../words/moreWords.ts";
import { fill } from "../words/words.ts";
import { useStyles } from "./useStyles.ts";

/** Asks once for an address, after the first message and below it; whoever does not want to is not asked again. */
export function EmailCapture({ onEnd }: { onEnd(): void }) {
  const messenger = useMessenger();
  const words = allWords(messenger);
  const { session, lasting } = messenger;
  const state = useSignal<"asked" | "saving" | "wrong" | "done">("asked");
  const given = useSignal("");
  useStyles(styles);
  useStyles(captureRow);
  if (state.value === "done") {
    return (
      <p class="notice" role="status">
        {fill(words.emailDone, { email: given.value })}
      </p>
    );
  }

  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const email = given.value.trim();
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
      state.value = "wrong";
      return;
    }
    state.value = "saving";
    try {
      await session.identify({ email });
      lasting.write("emailAsked", true);
      state.value = "done";
    } catch {
      state.value = "wrong";
    }
  }

  function skip(): void {
    lasting.write("emailAsked", true);
    onEnd();
  }

  return (
    <form class="capture" onSubmit={(event) => void save(event)} noValidate>
      <strong>{words.emailTitle}</strong>
      <p>{words.emailText}</p>
      <div class="capture-row">
        <input
          type="email"
          name="email"
          autocomplete="email"
          placeholder="name@example.com"
          aria-label={words.email}
          aria-invalid={state.value === "wrong"}
          value={given.value}
          onInput={({ currentTarget }) => {
            given.value = currentTarget.value;
            if (state.value === "wrong") state.value = "asked";
          }}
        />
        <button type="submit" class="primary" disabled={state.value === "saving"}>
          {words.save}
        </button>
      </div>
      {state.value === "wrong" && <p class="problem">{words.emailWrong}</p>}
      <button type="button" class="link" onClick={skip}>
        {words.emailSkip}
      </button>
    </form>
  );
}
