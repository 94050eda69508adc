import { classes, IconButton } from "@foyer/ui";
import { Paperclip } from "lucide-react";
import {
  type ClipboardEvent,
  type DragEvent,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useRef,
  useState,
} from "react";
import { usePreference } from "../../device/preferences.ts";
import type { Draft } from "./drafts.ts";
import { EmojiPicker } from "./EmojiPicker.tsx";
import { FileTray } from "./FileTray.tsx";
import { useGrowth } from "./useGrowth.ts";
import type { Uploads } from "./useUploads.ts";

/** Props of `MessageForm`. */
export interface MessageFormProps {
  /** What is written, such as "Reply". */
  label: string;
  fieldLabel: string;
  placeholder: string;
  tone?: "reply" | "note";
  field: RefObject<HTMLTextAreaElement | null>;
  text: string;
  onText: (text: string) => void;
  /** The field was left. */
  onLeave: () => void;
  files: Draft["files"];
  onFiles: (files: Draft["files"]) => void;
  uploads: Uploads;
  /** What may be attached; files of any kind when absent. `accept` is as of a file input. */
  attach?: { name: string; icon: ReactNode; accept: string | undefined };
  /** With Shift held, where it means something else. */
  onSend: (withShift: boolean) => void;
  /** Above the field. */
  header?: ReactNode;
  /** Between the files and the tools. */
  hint?: ReactNode;
  /** After the tools; given the way to put a piece of text where the caret is. */
  tools: (insert: (piece: string) => void) => ReactNode;
}

/** The well in which a message is written: text, files by picking, dropping or pasting, emoji, and the keys that send. */
export function MessageForm(props: MessageFormProps) {
  const { label, tone = "reply", field, text, onText, files, onFiles, uploads, onSend, header, hint, tools } = props;
  const [enterSends] = usePreference("enterSends");
  const [isDropping, setDropping] = useState(false);
  useGrowth(field, text);

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") field.current?.blur();
    if (event.key !== "Enter" || event.altKey) return;
    const hasMod = event.metaKey || event.ctrlKey;
    if (!hasMod && !(enterSends && !event.shiftKey)) return;
    event.preventDefault();
    onSend(hasMod && event.shiftKey);
  }

  function takeFiles(event: ClipboardEvent | DragEvent, given: FileList) {
    setDropping(false);
    if (given.length === 0) return;
    event.preventDefault();
    uploads.add([...given]);
  }

  function insert(piece: string) {
    const { current: element } = field;
    if (!element) return;
    // Put into the field itself, so that the caret stays behind it.
    element.setRangeText(piece, element.selectionStart, element.selectionEnd, "end");
    onText(element.value);
    element.focus();
  }

  return (
    <form
      aria-label={label}
      className={classes(
        "mx-auto w-full max-w-2xl rounded-sheet p-1.5 transition-shadow focus-within:inset-ring-2 focus-within:inset-ring-focus",
        tone === "note" ? "bg-note inset-ring inset-ring-note-ink/25" : "bg-sunken inset-ring inset-ring-line",
        isDropping && "inset-ring-2 inset-ring-focus",
      )}
      onSubmit={(event) => {
        event.preventDefault();
        onSend(false);
      }}
      onDragOver={(event) => {
        event.preventDefault();
        setDropping(true);
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => takeFiles(event, event.dataTransfer.files)}
    >
      {header}
      <textarea
        ref={field}
        aria-label={props.fieldLabel}
        placeholder={isDropping ? "Drop to attach" : props.placeholder}
        rows={2}
        value={text}
        onChange={(event) => onText(event.target.value)}
        onBlur={props.onLeave}
        onKeyDown={onKeyDown}
        onPaste={(event) => isFormattedText(event.clipboardData) || takeFiles(event, event.clipboardData.files)}
        className="block max-h-[40dvh] w-full resize-none bg-transparent px-2.5 py-2 text-reading outline-none placeholder:text-ink-faint"
      />
      <FileTray
        files={files}
        uploads={uploads.uploads}
        onRemove={(id) => onFiles(files.filter((file) => file.id !== id))}
        onCancel={uploads.cancel}
      />
      {hint}
      <div className="flex items-center gap-0.5">
        <AttachButton {...props.attach} onFiles={uploads.add} />
        <EmojiPicker onChoose={insert} />
        {tools(insert)}
      </div>
    </form>
  );
}

/** What office programs copy: a text, which comes with a picture of itself. A copied file or picture has only one of the two. */
function isFormattedText({ types }: DataTransfer): boolean {
  return types.includes("text/plain") && types.includes("text/html");
}

interface AttachButtonProps extends Partial<NonNullable<MessageFormProps["attach"]>> {
  onFiles: (files: File[]) => void;
}

function AttachButton({ name = "Files", icon = <Paperclip />, accept, onFiles }: AttachButtonProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <IconButton
        label={`Attach ${name.toLowerCase()}`}
        icon={icon}
        size="small"
        type="button"
        onClick={() => picker.current?.click()}
      />
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={name}
        accept={accept}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = "";
        }}
      />
    </>
  );
}
