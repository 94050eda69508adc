import { api } from "@foyer/sdk";
import { IconButton, Tabs } from "@foyer/ui";
import { useMutation } from "convex/react";
import { X } from "lucide-react";
import { type RefObject, useCallback } from "react";
import { useSession } from "../identity/session.tsx";
import { Collision } from "./Collision.tsx";
import type { Mode } from "./drafts.ts";
import { MessageForm } from "./MessageForm.tsx";
import { SendButton } from "./SendButton.tsx";
import type { AfterSending, ComposerState } from "./useComposer.ts";
import { useSayTyping } from "./useSayTyping.ts";

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
  const { can } = useSession();
  const isNote = draft.mode === "note";
  const setTyping = useMutation(api.conversations.setTyping);
  const sayTyping = useSayTyping(
    useCallback((isTyping: boolean) => setTyping({ id: conversationId, isTyping }), [setTyping, conversationId]),
  );

  async function submit(after: AfterSending = "nothing") {
    if (!(await send())) return;
    sayTyping(false);
    onSent(after);
  }

  function write(next: string) {
    setText(next);
    if (!isNote) sayTyping(next.trim() !== "");
  }

  return (
    <div className="px-3 pb-3 sm:px-5 sm:pb-4">
      {collision && <Collision message={collision} />}
      <MessageForm
        label={isNote ? "Note" : "Reply"}
        fieldLabel={isNote ? "Note to your team" : `Message to ${visitorName}`}
        placeholder={isNote ? "Only your team sees this" : `Write to ${visitorName}`}
        tone={draft.mode}
        field={field}
        text={text}
        onText={write}
        onLeave={() => sayTyping(false)}
        files={draft.files}
        onFiles={(files) => change({ files })}
        uploads={uploads}
        onSend={(withShift) => void submit(withShift && can("conversations.close") ? "close" : "nothing")}
        header={
          <>
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
            {draft.replyTo && <Quoted {...draft.replyTo} onDrop={() => change({ replyTo: undefined })} />}
          </>
        }
        tools={() => (
          <>
            <span className="flex-1" />
            <SendButton isNote={isNote} canSend={canSend} isHeld={collision !== undefined} onSend={submit} />
          </>
        )}
      />
    </div>
  );
}

/** The message that is answered. */
function Quoted({ name, content, onDrop }: { name: string; content: string; onDrop: () => void }) {
  return (
    <div className="mx-2 mt-1.5 flex items-start gap-2 border-accent border-l-2 pl-2 text-small">
      <div className="min-w-0 flex-1 text-ink-soft">
        <p className="font-medium">{name}</p>
        <p className="truncate">{content || "A file"}</p>
      </div>
      <IconButton label="Do not quote" icon={<X />} size="small" onClick={onDrop} />
    </div>
  );
}
