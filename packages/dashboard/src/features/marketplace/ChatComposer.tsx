import { api } from "@foyer/sdk";
import { Button, IconButton } from "@foyer/ui";
import { useMutation } from "convex/react";
import { ImagePlus } from "lucide-react";
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type RefObject, useCallback, useRef } from "react";
import { useStoredFlag } from "../../device/stored.ts";
import { useLive } from "../../live/useLive.ts";
import { EmojiPicker } from "../composer/EmojiPicker.tsx";
import { FileTray } from "../composer/FileTray.tsx";
import { useGrowth } from "../composer/useGrowth.ts";
import { useSayTyping } from "../composer/useSayTyping.ts";
import { useSession } from "../identity/session.tsx";
import { describeLimits } from "./imageLimits.ts";
import { QuickReplyPicker } from "./QuickReplyPicker.tsx";
import { useChatComposer } from "./useChatComposer.ts";

/** Props of `ChatComposer`. */
export interface ChatComposerProps {
  conversationId: string;
  customerName: string;
  field: RefObject<HTMLTextAreaElement | null>;
}

/** Where a store or the marketplace answers: text and images, whose limits are told beforehand. */
export function ChatComposer({ conversationId, customerName, field }: ChatComposerProps) {
  const { workspaceId } = useSession();
  const limits = useLive(api.shared.chat.getChatSettings, { workspaceId }).data;
  const { draft, change, uploads, canSend, send } = useChatComposer(conversationId, limits);
  const [enterSends] = useStoredFlag("enterSends", false);
  const picker = useRef<HTMLInputElement>(null);
  const setTyping = useMutation(api.shared.chat.updateTypingStatus);
  const sayTyping = useSayTyping(
    useCallback((isTyping: boolean) => setTyping({ conversationId, isTyping }), [setTyping, conversationId]),
  );
  const text = draft.reply;
  useGrowth(field, text);

  async function submit() {
    if (await send()) sayTyping(false);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") field.current?.blur();
    const isWanted = event.metaKey || event.ctrlKey || (enterSends && !event.shiftKey);
    if (event.key !== "Enter" || event.altKey || !isWanted) return;
    event.preventDefault();
    void submit();
  }

  function takeFiles(event: ClipboardEvent | DragEvent, files: FileList) {
    if (files.length === 0) return;
    event.preventDefault();
    uploads.add([...files]);
  }

  function insert(piece: string) {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    change({ reply: text.slice(0, selectionStart) + piece + text.slice(selectionEnd) });
    field.current?.focus();
  }

  return (
    <form
      aria-label="Reply"
      className="mx-auto w-full max-w-2xl rounded-sheet bg-sunken p-1.5 inset-ring inset-ring-line transition-shadow focus-within:inset-ring-2 focus-within:inset-ring-focus"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => takeFiles(event, event.dataTransfer.files)}
    >
      <textarea
        ref={field}
        aria-label={`Message to ${customerName}`}
        placeholder={`Write to ${customerName}`}
        rows={2}
        value={text}
        onChange={(event) => {
          change({ reply: event.target.value });
          sayTyping(event.target.value.trim() !== "");
        }}
        onBlur={() => sayTyping(false)}
        onKeyDown={onKeyDown}
        onPaste={(event) => takeFiles(event, event.clipboardData.files)}
        className="block max-h-[40dvh] w-full resize-none bg-transparent px-2.5 py-2 text-reading outline-none placeholder:text-ink-faint"
      />
      <FileTray
        files={draft.files}
        uploads={uploads.uploads}
        onRemove={(id) => change({ files: draft.files.filter((file) => file.id !== id) })}
        onCancel={uploads.cancel}
      />
      {limits && <p className="px-2.5 pb-1 text-ink-soft text-small sm:hidden">{describeLimits(limits)}</p>}
      <div className="flex items-center gap-0.5">
        <IconButton
          label="Attach images"
          icon={<ImagePlus />}
          size="small"
          type="button"
          onClick={() => picker.current?.click()}
        />
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label="Images"
          accept={limits?.allowedImageTypes.join(",")}
          onChange={(event) => {
            uploads.add([...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <EmojiPicker onChoose={insert} />
        <QuickReplyPicker text={text} onChoose={insert} />
        <span className="min-w-0 flex-1 truncate px-1.5 text-ink-soft text-small max-sm:invisible">
          {limits && describeLimits(limits)}
        </span>
        <Button
          type="submit"
          variant="primary"
          size="small"
          shortcut={enterSends ? "Enter" : "Mod+Enter"}
          disabled={!canSend}
        >
          Send
        </Button>
      </div>
    </form>
  );
}
