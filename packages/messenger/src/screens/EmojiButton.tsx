import type { RefObject } from "preact";
import { type Signal, useSignal } from "../model/signal.ts";
import { useMessenger } from "../model/state.ts";
import { Icon } from "./Icon.tsx";
import { EmojiPicker } from "./lazyParts.ts";

/** Opens the emoji, which are fetched at the first use. */
export function EmojiButton({ field, text }: { field: RefObject<HTMLTextAreaElement | null>; text: Signal<string> }) {
  const { words } = useMessenger();
  const isOpen = useSignal(false);

  function insert(emoji: string): void {
    const element = field.current;
    const at = element?.selectionStart ?? text.value.length;
    text.value = text.value.slice(0, at) + emoji + text.value.slice(element?.selectionEnd ?? at);
    isOpen.value = false;
    element?.focus();
    requestAnimationFrame(() => element?.setSelectionRange(at + emoji.length, at + emoji.length));
  }

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
          label={words.value.emoji}
          onPick={insert}
          onClose={() => {
            isOpen.value = false;
            field.current?.focus();
          }}
        />
      )}
    </>
  );
}
