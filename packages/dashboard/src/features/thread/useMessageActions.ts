import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useMemo } from "react";
import { useSession } from "../identity/session.tsx";
import type { Message } from "./message.ts";
import type { MessageActions } from "./threadContext.ts";

/** What an agent may do with the messages of a visitor's conversation; `reply` begins an answer to one. */
export function useMessageActions(reply: (message: Message) => void): MessageActions {
  const { userId, can } = useSession();
  const remove = useMutation(api.messages.remove);
  return useMemo(() => {
    const canWrite = can("conversations.reply");
    return {
      ...(canWrite ? { reply } : {}),
      canEdit: canWrite,
      canDelete: ({ senderId }) => canWrite && (senderId === userId || can("conversations.delete")),
      remove: ({ _id: id }) => remove({ id }),
      deletionNote: "The visitor and your team see that a message was deleted here.",
    };
  }, [reply, remove, userId, can]);
}
