import { api, type Id } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { type ChangeEvent, type KeyboardEvent, useRef, useState } from "react";
import { useKeptState } from "./keptState.ts";
import { describeLimits, refusalOf, useImageLimits } from "./upload.ts";

/** How often at most the other side is told that somebody is writing. */
const TYPING_EVERY_MS = 3_000;

/** Whether a key sends what is written: Enter, but not with Shift, nor while characters are being composed. */
export function isSendKey({ key, shiftKey, nativeEvent }: KeyboardEvent): boolean {
  return key === "Enter" && !shiftKey && !nativeEvent.isComposing;
}

interface ComposerProps {
  readonly conversationId: Id<"conversations">;
  readonly onSend: (content: string, file?: File) => void;
}

/** Where a message is written and an image chosen; what images may be is said beforehand. */
export function Composer({ conversationId, onSend }: ComposerProps) {
  const [text, setText] = useKeptState(`draft:${conversationId}`, "");
  const [problem, setProblem] = useState<string>();
  const limits = useImageLimits();
  const typing = useTyping(conversationId);
  const picker = useRef<HTMLInputElement>(null);
  const send = () => {
    if (!text.trim()) return;
    onSend(text.trim());
    setText(() => "");
    typing(false);
  };
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0];
    event.currentTarget.value = "";
    if (!file || !limits) return;
    const refusal = refusalOf(file, limits);
    setProblem(refusal);
    if (refusal) return;
    onSend(text.trim(), file);
    setText(() => "");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isSendKey(event)) return;
    event.preventDefault();
    send();
  };
  return (
    <form
      className="foyer-composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {problem && (
        <p className="foyer-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="foyer-writing">
        <textarea
          aria-label="Message"
          placeholder="Write a message"
          rows={2}
          maxLength={10_000}
          value={text}
          onInput={({ currentTarget: { value } }) => {
            setText(() => value);
            typing(value !== "");
          }}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className="foyer-button foyer-primary" disabled={!text.trim()}>
          Send
        </button>
      </div>
      <div className="foyer-attach">
        <button
          type="button"
          className="foyer-quiet"
          disabled={!limits}
          aria-describedby="foyer-limits"
          onClick={() => picker.current?.click()}
        >
          Add image
        </button>
        <span id="foyer-limits">{limits && describeLimits(limits)}</span>
        <input
          ref={picker}
          type="file"
          hidden
          aria-label="Image"
          accept={limits?.allowedImageTypes.join(",")}
          onChange={choose}
        />
      </div>
    </form>
  );
}

function useTyping(conversationId: Id<"conversations">): (isTyping: boolean) => void {
  const update = useMutation(api.shared.chat.updateTypingStatus);
  const toldAt = useRef(0);
  return (isTyping) => {
    const now = Date.now();
    if (isTyping ? now - toldAt.current < TYPING_EVERY_MS : toldAt.current === 0) return;
    toldAt.current = isTyping ? now : 0;
    update({ conversationId, isTyping }).catch(() => {});
  };
}
