import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { ImagePlus } from "lucide-react";
import { type RefObject, useCallback } from "react";
import { useLive } from "../../live/useLive.ts";
import { MessageForm } from "../composer/MessageForm.tsx";
import { SubmitButton } from "../composer/SubmitButton.tsx";
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
  const setTyping = useMutation(api.shared.chat.updateTypingStatus);
  const sayTyping = useSayTyping(
    useCallback((isTyping: boolean) => setTyping({ conversationId, isTyping }), [setTyping, conversationId]),
  );
  const text = draft.reply;

  async function submit() {
    if (await send()) sayTyping(false);
  }

  function write(next: string) {
    change({ reply: next });
    sayTyping(next.trim() !== "");
  }

  return (
    <MessageForm
      label="Reply"
      fieldLabel={`Message to ${customerName}`}
      placeholder={`Write to ${customerName}`}
      field={field}
      text={text}
      onText={write}
      onLeave={() => sayTyping(false)}
      files={draft.files}
      onFiles={(files) => change({ files })}
      uploads={uploads}
      attach={{ name: "Images", icon: <ImagePlus />, accept: limits?.allowedImageTypes.join(",") }}
      onSend={() => void submit()}
      hint={limits && <p className="px-2.5 pb-1 text-ink-soft text-small sm:hidden">{describeLimits(limits)}</p>}
      tools={(insert) => (
        <>
          <QuickReplyPicker text={text} onChoose={insert} />
          <span className="min-w-0 flex-1 truncate px-1.5 text-ink-soft text-small max-sm:invisible">
            {limits && describeLimits(limits)}
          </span>
          <SubmitButton label="Send" canSend={canSend} />
        </>
      )}
    />
  );
}
