// Whoever fetches this has the window: naming it keeps what both use in one file.
import "../window.tsx";
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Signal } from "../model/signal.ts";
import { useMessenger } from "../model/state.ts";
import styles from "../styles/emoji.css";
import { useStyles } from "./useStyles.ts";

/** Props of `EmojiPicker`. */
export interface EmojiPickerProps {
  /** Where the emoji goes. */
  field: RefObject<HTMLTextAreaElement | null>;
  text: Signal<string>;
  onClose(): void;
}

/** Those that people use with a shop or a service; the keyboard of the device has the others. */
const emoji =
  "😀 😃 😄 😁 😅 😂 🤣 😊 😇 🙂 🙃 😉 😍 🥰 😘 😋 😜 🤗 🤔 🤨 😐 😬 🙄 😴 😷 🤒 😎 🤓 😕 😟 🙁 😮 😳 🥺 😢 😭 😱 😞 😤 😡 🤯 🥳 👍 👎 👌 ✌️ 🤞 🙏 👏 🙌 💪 👋 🤝 👀 ❤️ 🧡 💛 💚 💙 💜 🖤 💔 ✨ ⭐ 🔥 🎉 🎁 ✅ ❌ ⚠️ ❓ ❗ 💡 📦 🚚 💳 🧾 📷 📎 📅 ⏰ 📍 🏠 ☀️ 🌧️ ☕ 🍕 🎂".split(
    " ",
  );
const PER_ROW = 8;

/** A small board of emoji; arrows move, Escape closes. */
export function EmojiPicker({ field, text, onClose }: EmojiPickerProps) {
  const { words } = useMessenger();
  const board = useRef<HTMLDivElement>(null);
  useStyles(styles);

  useEffect(() => {
    const element = board.current;
    element?.querySelector("button")?.focus();
    const root = element?.getRootNode();
    const onDown = (event: Event) => {
      if (!element?.parentElement?.contains(event.target as Node)) onClose();
    };
    root?.addEventListener("pointerdown", onDown);
    return () => root?.removeEventListener("pointerdown", onDown);
  }, []);

  function pick(emoji: string): void {
    const element = field.current;
    const at = element?.selectionStart ?? text.value.length;
    text.value = text.value.slice(0, at) + emoji + text.value.slice(element?.selectionEnd ?? at);
    onClose();
    requestAnimationFrame(() => element?.setSelectionRange(at + emoji.length, at + emoji.length));
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === "Escape") {
      event.stopPropagation();
      return onClose();
    }
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: PER_ROW, ArrowUp: -PER_ROW };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const all = [...(board.current?.querySelectorAll("button") ?? [])];
    const isMirrored = Math.abs(step) === 1 && getComputedStyle(board.current as Element).direction === "rtl";
    all[all.indexOf(event.target as HTMLButtonElement) + (isMirrored ? -step : step)]?.focus();
  }

  return (
    <div class="emoji-board" ref={board} role="toolbar" aria-label={words.value.emoji} onKeyDown={onKeyDown}>
      {emoji.map((one, index) => (
        <button type="button" key={one} tabIndex={index === 0 ? 0 : -1} onClick={() => pick(one)}>
          {one}
        </button>
      ))}
    </div>
  );
}
