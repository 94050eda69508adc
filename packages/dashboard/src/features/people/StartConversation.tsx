import { api } from "@foyer/sdk";
import { Button, Dialog, TextArea } from "@foyer/ui";
import { useNavigate } from "@tanstack/react-router";
import { useMutation } from "convex/react";
import { PenLine } from "lucide-react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useSession } from "../identity/session.tsx";
import { useOutbox } from "../outbox/outbox.tsx";

/** Props of `StartConversation`. */
export interface StartConversationProps {
  visitorId: string;
  visitorName: string;
}

/** Begins a conversation with a visitor by its first message; none is made before there is one. */
export function StartConversation({ visitorId, visitorName }: StartConversationProps) {
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!can("conversations.reply")) return null;
  return (
    <>
      <Button size="small" icon={<PenLine />} onClick={() => setOpen(true)}>
        Write
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={`Write to ${visitorName}`}
        description="They see it in the messenger on your site."
      >
        <FirstMessage visitorId={visitorId} />
      </Dialog>
    </>
  );
}

function FirstMessage({ visitorId }: { visitorId: string }) {
  const { workspaceId } = useSession();
  const create = useMutation(api.conversations.create);
  const outbox = useOutbox();
  const navigate = useNavigate();
  const [content, setContent] = useState("");
  const start = useAttempt(
    useCallback(async () => {
      const conversationId = await create({ workspaceId, visitorId });
      await outbox.add(conversationId, { workspaceId, conversationId, content, kind: "text", attachments: [] });
      await navigate({ to: "/inbox", search: { view: "all", conversation: conversationId } });
    }, [create, outbox, navigate, workspaceId, visitorId, content]),
  );
  return (
    <form
      className="flex flex-col gap-4 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        void start.run();
      }}
    >
      <TextArea
        label="Message"
        isLabelHidden
        rows={4}
        value={content}
        onChange={(event) => setContent(event.target.value)}
        error={start.failure?.message}
      />
      <Button
        type="submit"
        variant="primary"
        isBusy={start.isBusy}
        disabled={content.trim() === ""}
        className="self-end"
      >
        Send
      </Button>
    </form>
  );
}
