import type { RefObject } from "preact";
import { type Signal, useSignal } from "../model/signal.ts";
import { useMessenger } from "../model/state.ts";
import { Icon } from "./Icon.tsx";
import { EmojiPicker } from "./lazyParts.ts";

/** Opens the emoji, which are fetched at the first use. */
export function EmojiButton({ field, text }: { field: RefObject<HTMLTextAreaElement | null>; text: Signal<string> }) {
  const { words } = useMessenger();
  const isOpen = useSignal(false);

  return (
    <>
      <button
        type="button"
        class="quiet"
        aria-label={words.value.emoji}
        title={words.value.emoji}
        aria-expanded={isOpen.value}
        onClick={() => {
          isOpen.value = !isOpen.value;
        }}
      >
        <Icon name="emoji" />
      </button>
      {isOpen.value && (
        <EmojiPicker
          field={field}
          text={text}
          onClose={() => {
            isOpen.value = false;
            field.current?.focus();
          }}
        />
      )}
    </>
  );
}
