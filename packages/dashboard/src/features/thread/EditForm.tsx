import { api } from "@foyer/sdk";
import { Button, Kbd } from "@foyer/ui";
import { useMutation } from "convex/react";
import { type KeyboardEvent, useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import type { Message } from "./message.ts";

/** Props of `EditForm`. */
export interface EditFormProps {
  message: Message;
  onDone: () => void;
}

/** Changes the text of one's own message in its place; Escape leaves it as it was. */
export function EditForm({ message, onDone }: EditFormProps) {
  const [text, setText] = useState(message.content);
  const update = useMutation(api.messages.update);
  const saving = useAttempt(
    useCallback((content: string) => update({ id: message._id, content }), [update, message._id]),
  );

  async function save() {
    if (text.trim() === message.content.trim() || (await saving.run(text.trim()))) onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    // Until a word is put together, its keys belong to the keyboard's own program.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Escape") onDone();
    if (event.key === "Enter" && (event.metaKey || event.ctrlKey)) void save();
  }

  return (
    <form
      className="flex w-full max-w-[88%] flex-col gap-2 rounded-large bg-sunken p-2 inset-ring-2 inset-ring-focus"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <textarea
        // biome-ignore lint/a11y/noAutofocus: whoever chose to edit goes on here
        autoFocus
        aria-label="Message"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        rows={Math.min(10, text.split("\n").length + 1)}
        className="w-full resize-none bg-transparent px-1.5 py-1 text-reading outline-none"
      />
      {saving.failure && (
        <p role="alert" className="px-1.5 text-danger-ink text-small">
          {saving.failure.message}
        </p>
      )}
      <div className="flex items-center justify-end gap-2">
        <span className="mr-auto flex items-center gap-1.5 px-1.5 text-ink-faint text-small max-sm:hidden">
          <Kbd keys="Escape" /> to cancel
        </span>
        <Button size="small" onClick={onDone}>
          Cancel
        </Button>
        <Button size="small" variant="primary" type="submit" isBusy={saving.isBusy} disabled={text.trim() === ""}>
          Save
        </Button>
      </div>
    </form>
  );
}
