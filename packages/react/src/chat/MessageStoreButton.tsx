import { api, type Id } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useState } from "react";
import { useCanChatWithStore } from "../useCanChatWithStore.ts";
import { ChatDialog } from "./ChatDialog.tsx";
import { ChatThread } from "./ChatThread.tsx";
import { Boundary, reasonOf } from "./failure.tsx";

interface MessageStoreButtonProps {
  readonly storeId: Id<"stores">;
  /** The order that it is about. */
  readonly orderId?: Id<"orders"> | undefined;
  /** How the button is labelled. */
  readonly label?: string | undefined;
  /** Takes the conversation; without it, it opens in a dialog. */
  readonly onOpen?: (conversationId: Id<"conversations">) => void;
}

/** A way to write to a store; where that is not open to the customer it says why, and leads to the marketplace's support. */
export function MessageStoreButton(props: MessageStoreButtonProps) {
  return (
    <Boundary>
      <StoreButton {...props} />
    </Boundary>
  );
}

function StoreButton({ storeId, orderId, label = "Message the store", onOpen }: MessageStoreButtonProps) {
  const eligibility = useCanChatWithStore(storeId);
  const start = useMutation(api.shared.chat.createOrGetConversation);
  const [opened, setOpened] = useState<Id<"conversations">>();
  const [problem, setProblem] = useState<string>();
  if (!eligibility) return <p className="foyer-store" aria-busy="true" />;
  const { canChat, reason } = eligibility;
  const open = async () => {
    setProblem(undefined);
    try {
      const about = orderId === undefined ? {} : { orderId };
      const { conversationId } = await start(canChat ? { ...about, storeId } : about);
      if (onOpen) onOpen(conversationId);
      else setOpened(conversationId);
    } catch (error) {
      setProblem(reasonOf(error));
    }
  };
  return (
    <div className="foyer-store">
      <button type="button" className="foyer-button" onClick={open}>
        {canChat ? label : "Ask support"}
      </button>
      {reason && <p>You cannot message this store: {sentence(reason)}</p>}
      {problem && (
        <p className="foyer-problem" role="alert">
          {problem}
        </p>
      )}
      {opened && (
        <ChatDialog onClose={() => setOpened(undefined)}>
          <ChatThread conversationId={opened} />
        </ChatDialog>
      )}
    </div>
  );
}

function sentence(reason: string): string {
  return `${reason.charAt(0).toLowerCase()}${reason.slice(1)}.`;
}
