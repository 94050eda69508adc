import { api } from "@foyer/sdk";
import { classes, IconButton, Tabs } from "@foyer/ui";
import { useMutation } from "convex/react";
import { Paperclip, X } from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useRef,
  useState,
} from "react";
import { useStoredFlag } from "../../device/stored.ts";
import { Collision } from "./Collision.tsx";
import type { Mode } from "./drafts.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { FileTray } from "./FileTray.tsx";
import { SendButton } from "./SendButton.tsx";
import type { ComposerState } from "./useComposer.ts";
import { useGrowth } from "./useGrowth.ts";
import { useSayTyping } from "./useSayTyping.ts";

/** What happens to the conversation after a message was sent. */
export type AfterSending = "nothing" | "close" | { snoozeUntil: number | undefined };

/** Props of `Composer`. */
export interface ComposerProps {
  conversationId: string;
  visitorName: string;
  state: ComposerState;
  field: RefObject<HTMLTextAreaElement | null>;
  onSent: (after: AfterSending) => void;
}

/** Where answers and notes are written. Notes look different, because only the team reads them. */
export function Composer({ conversationId, visitorName, state, field, onSent }: ComposerProps) {
  const { draft, change, text, setText, uploads, canSend, collision, send } = state;
  const [enterSends] = useStoredFlag("enterSends", false);
  const [isDropping, setDropping] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const setTyping = useMutation(api.conversations.setTyping);
  const sayTyping = useSayTyping(
    useCallback((isTyping: boolean) => setTyping({ id: conversationId, isTyping }), [setTyping, conversationId]),
  );
  useGrowth(field, text);

  async function submit(after: AfterSending = "nothing") {
    if (!(await send())) return;
    sayTyping(false);
    onSent(after);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.altKey) return;
    const hasMod = event.metaKey || event.ctrlKey;
    if (!hasMod && !(enterSends && !event.shiftKey)) return;
    event.preventDefault();
    void submit(hasMod && event.shiftKey ? "close" : "nothing");
  }

  function takeFiles(event: ClipboardEvent | DragEvent, files: FileList | undefined) {
    setDropping(false);
    if (!files || files.length === 0) return;
    event.preventDefault();
    uploads.add([...files]);
  }

  function insert(piece: string) {
    const { selectionStart = text.length, selectionEnd = text.length } = field.current ?? {};
    setText(text.slice(0, selectionStart) + piece + text.slice(selectionEnd));
    field.current?.focus();
  }

  const isNote = draft.mode === "note";
  return (
    <div className="px-3 pb-3 sm:px-5 sm:pb-4">
      {collision && <Collision message={collision} />}
      <form
        aria-label={isNote ? "Note" : "Reply"}
        className={classes(
          "mx-auto max-w-2xl rounded-sheet p-1.5 transition-shadow focus-within:inset-ring-2 focus-within:inset-ring-focus",
          isNote ? "bg-note inset-ring inset-ring-note-ink/25" : "bg-sunken inset-ring inset-ring-line",
          isDropping && "inset-ring-2 inset-ring-focus",
        )}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
        onDragOver={(event) => {
          event.preventDefault();
          setDropping(true);
        }}
        onDragLeave={() => setDropping(false)}
        onDrop={(event) => takeFiles(event, event.dataTransfer.files)}
      >
        <Tabs<Mode>
          label="Who reads it"
          value={draft.mode}
          onChange={(mode) => {
            change({ mode });
            field.current?.focus();
          }}
          tabs={[
            { value: "reply", label: "Reply" },
            { value: "note", label: "Note" },
          ]}
        />
        {draft.replyTo && (
          <div className="mx-2 mt-1.5 flex items-start gap-2 border-accent border-l-2 pl-2 text-small">
            <div className="min-w-0 flex-1 text-ink-soft">
              <p className="font-medium">{draft.replyTo.name}</p>
              <p className="truncate">{draft.replyTo.content || "A file"}</p>
            </div>
            <IconButton label="Do not quote" icon={<X />} size="small" onClick={() => change({ replyTo: undefined })} />
          </div>
        )}
        <textarea
          ref={field}
          aria-label={isNote ? "Note to your team" : `Message to ${visitorName}`}
          placeholder={isDropping ? "Drop to attach" : isNote ? "Only your team sees this" : `Write to ${visitorName}`}
          rows={2}
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            if (!isNote) sayTyping(event.target.value.trim() !== "");
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
        <div className="flex items-center gap-0.5">
          <IconButton
            label="Attach files"
            icon={<Paperclip />}
            size="small"
            type="button"
            onClick={() => picker.current?.click()}
          />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            onChange={(event) => {
              uploads.add([...(event.target.files ?? [])]);
              event.target.value = "";
            }}
          />
          <EmojiPicker onChoose={insert} />
          <span className="flex-1" />
          <SendButton isNote={isNote} canSend={canSend} isHeld={collision !== undefined} onSend={submit} />
        </div>
      </form>
    </div>
  );
}
