import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { type Composing, clearWhenStored, startEditing, stopEditing } from "../model/composing.ts";
import { useSignal } from "../model/signal.ts";
import { type Conversation, useMessenger } from "../model/state.ts";
import { tellTyping } from "../model/typing.ts";
import { EmojiButton } from "./EmojiButton.tsx";
import { Icon } from "./Icon.tsx";
import { About, ChosenFiles, fetchExtras } from "./lazyParts.ts";

/** Props of `Composer`. */
interface ComposerProps {
  /** The name of the conversation. */
  name: string;
  composing: Composing;
  conversation: Conversation | undefined;
}

const HIGHEST_PX = 140;

/** The field in which the visitor writes, with files, emoji and what is answered or changed. */
export function Composer({ name, composing, conversation }: ComposerProps) {
  const state = useMessenger();
  const { words, client, outbox } = state;
  const { text, files, replyTo, editing } = composing;
  const field = useRef<HTMLTextAreaElement>(null);
  const problem = useSignal("");
  const id = conversation?._id;
  const typing = useMemo(() => (id ? tellTyping(client, id) : null), [client, id]);
  const isReady = text.value.trim() !== "" || (files.value.length > 0 && !editing.value);

  useLayoutEffect(() => {
    const element = field.current;
    if (!element) return;
    element.style.height = "auto";
    element.style.height = `${Math.min(element.scrollHeight, HIGHEST_PX)}px`;
  }, [text.value]);
  useEffect(() => {
    if (replyTo.value || editing.value) field.current?.focus();
  }, [replyTo.value, editing.value]);
  useEffect(() => () => typing?.stop(), [typing]);

  async function addFiles(added: readonly File[]): Promise<void> {
    if (added.length === 0) return;
    const { checkFiles, fetchLimits } = await fetchExtras();
    const checked = checkFiles([...files.value, ...added], await fetchLimits(state), state);
    files.value = checked.accepted;
    problem.value = checked.problem;
  }

  async function send(): Promise<void> {
    if (!isReady) return;
    problem.value = "";
    typing?.stop();
    const content = text.value.trim();
    if (editing.value) {
      const edited = editing.value;
      stopEditing(state, name, composing);
      if (content === edited.content) return;
      return void client.mutate("messages:update", { id: edited._id, content }).catch(() => {
        problem.value = words.value.problem;
        startEditing(composing, edited, content);
      });
    }
    const message = { content, files: files.value, ...(replyTo.value && { replyTo: replyTo.value }) };
    files.value = [];
    replyTo.value = null;
    field.current?.focus();
    await clearWhenStored(state, { conversation: name, text }, outbox.send(name, message));
  }

  function onKeyDown(event: KeyboardEvent): void {
    const isPhone = matchMedia("(pointer: coarse)").matches;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && !isPhone) {
      event.preventDefault();
      void send();
    } else if (event.key === "Escape" && (editing.value || replyTo.value)) {
      event.stopPropagation();
      if (editing.value) stopEditing(state, name, composing);
      replyTo.value = null;
    }
  }

  if (conversation?.blockedAt !== undefined) return <p class="notice">{words.value.blocked}</p>;
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void addFiles([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      {problem.value && (
        <p class="problem" role="alert">
          {problem.value}
        </p>
      )}
      {(replyTo.value || editing.value) && (
        <About composing={composing} onEndEditing={() => stopEditing(state, name, composing)} />
      )}
      {files.value.length > 0 && !editing.value && <ChosenFiles composing={composing} />}
      <div class="composer-row">
        {!editing.value && <AttachButton onFiles={(chosen) => void addFiles(chosen)} />}
        <div class="field">
          <textarea
            ref={field}
            rows={1}
            maxLength={20_000}
            value={text.value}
            aria-label={words.value.message}
            placeholder={conversation?.status === "closed" ? words.value.placeholderClosed : words.value.placeholder}
            onInput={({ currentTarget }) => {
              text.value = currentTarget.value;
              if (!editing.value) typing?.write();
            }}
            onBlur={() => typing?.stop()}
            onKeyDown={onKeyDown}
            onPaste={(event) => void addFiles([...(event.clipboardData?.files ?? [])])}
          />
          <EmojiButton field={field} text={text} />
        </div>
        <button
          type="submit"
          class={isReady ? "send is-ready" : "send"}
          aria-label={words.value.send}
          aria-disabled={!isReady}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

function AttachButton({ onFiles }: { onFiles(files: readonly File[]): void }) {
  const { words } = useMessenger();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button
        type="button"
        class="quiet"
        aria-label={words.value.attach}
        title={words.value.attach}
        onClick={() => input.current?.click()}
      >
        <Icon name="attach" />
      </button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          currentTarget.value = "";
        }}
      />
    </>
  );
}
