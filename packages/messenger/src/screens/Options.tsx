// Whoever fetches this has the window: naming it keeps what both use in one file.
import "../window.tsx";
import { useSignal } from "../model/signal.ts";
import { isSoundOn, playSound, setSound } from "../model/sound.ts";
import { useMessenger } from "../model/state.ts";
import captureRow from "../styles/captureRow.css";
import styles from "../styles/options.css";
import { allWords } from "../words/moreWords.ts";
import { fill } from "../words/words.ts";
import { useStyles } from "./useStyles.ts";

/** What the visitor can set, take along and delete. */
export function Options({ conversation }: { conversation: string | null }) {
  const messenger = useMessenger();
  const words = allWords(messenger);
  const { settings, outbox } = messenger;
  useStyles(styles);
  useStyles(captureRow);
  const id = conversation && outbox.startedAs(conversation);
  const privacy = settings.value?.privacyPolicyUrl;
  return (
    <>
      <SoundSwitch />
      {id && <Transcript id={id} />}
      <Erase />
      {privacy && (
        <a class="option" href={privacy} target="_blank" rel="noopener noreferrer">
          {words.privacy}
        </a>
      )}
    </>
  );
}

function SoundSwitch() {
  const messenger = useMessenger();
  const words = allWords(messenger);
  const { lasting } = messenger;
  const isOn = useSignal(isSoundOn(lasting));
  return (
    <button
      type="button"
      class="option"
      role="switch"
      aria-checked={isOn.value}
      onClick={() => {
        isOn.value = !isOn.value;
        setSound(lasting, isOn.value);
        if (isOn.value) playSound(lasting);
      }}
    >
      {words.sound}
      <span class="switch" />
    </button>
  );
}

function Transcript({ id }: { id: string }) {
  const messenger = useMessenger();
  const words = allWords(messenger);
  const { visitor, client, session } = messenger;
  const email = useSignal(visitor.value?.email ?? "");
  const state = useSignal<"closed" | "open" | "busy" | "done" | "failed">("closed");

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    state.value = "busy";
    try {
      await client.mutate("conversations:sendTranscript", { id, email: email.value.trim() });
      if (!visitor.value?.email) await session.identify({ email: email.value.trim() });
      state.value = "done";
    } catch {
      state.value = "failed";
    }
  }

  if (state.value === "done") {
    return (
      <p class="option" role="status">
        {fill(words.transcriptDone, { email: email.value })}
      </p>
    );
  }
  if (state.value === "closed") {
    return (
      <button
        type="button"
        class="option"
        onClick={() => {
          state.value = "open";
        }}
      >
        {words.transcript}
      </button>
    );
  }
  return (
    <form class="option is-open" onSubmit={(event) => void send(event)}>
      {words.transcript}
      <div class="capture-row">
        <input
          type="email"
          required
          autocomplete="email"
          aria-label={words.email}
          placeholder="name@example.com"
          value={email.value}
          onInput={({ currentTarget }) => {
            email.value = currentTarget.value;
          }}
        />
        <button type="submit" class="primary" disabled={state.value === "busy"}>
          {words.send}
        </button>
      </div>
      {state.value === "failed" && (
        <p class="problem" role="alert">
          {words.problem}
        </p>
      )}
    </form>
  );
}

function Erase() {
  const messenger = useMessenger();
  const words = allWords(messenger);
  const { client, visitor, route, announcement, lasting, outbox } = messenger;
  const state = useSignal<"closed" | "open" | "busy" | "failed">("closed");

  async function erase(): Promise<void> {
    if (!visitor.value) return;
    state.value = "busy";
    try {
      for (const { id } of outbox.entries()) await outbox.discard(id);
      await client.mutate("visitors:erase", { visitorId: visitor.value.id, scope: "conversations" });
      lasting.write("newConversation", undefined);
      announcement.value = words.erased;
      route.value = { screen: "messages" };
    } catch {
      state.value = "failed";
    }
  }

  if (state.value === "closed") {
    return (
      <button
        type="button"
        class="option is-danger"
        onClick={() => {
          state.value = "open";
        }}
      >
        {words.erase}
      </button>
    );
  }
  return (
    <div class="option is-open" role="alertdialog" aria-label={words.erase}>
      <strong>{words.erase}</strong>
      <p>{words.eraseText}</p>
      {state.value === "failed" && <p class="problem">{words.problem}</p>}
      <div class="capture-row">
        <button type="button" class="primary destroy" disabled={state.value === "busy"} onClick={() => void erase()}>
          {words.eraseConfirm}
        </button>
        <button
          type="button"
          class="secondary"
          onClick={() => {
            state.value = "closed";
          }}
        >
          {words.cancel}
        </button>
      </div>
    </div>
  );
}
