import { api, createOutbox, deliveryOfError, type Outbox } from "@foyer/sdk";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { client } from "../../live/client.ts";
import type { Outgoing, PendingMessage } from "./outgoing.ts";

const OutboxContext = createContext<Outbox<Outgoing> | undefined>(undefined);

/** Props of `OutboxProvider`. */
export interface OutboxProviderProps {
  /** Whose messages these are. */
  userId: string;
  children: ReactNode;
}

/** Sends what its agent writes, now or after a reload; another agent in the same browser has an outbox of their own. */
export function OutboxProvider({ userId, children }: OutboxProviderProps) {
  const [outbox, setOutbox] = useState<Outbox<Outgoing>>();
  useEffect(() => {
    const opened = createOutbox<Outgoing>({ name: userId, send });
    setOutbox(opened);
    return () => opened.stop();
  }, [userId]);
  return outbox ? <OutboxContext value={outbox}>{children}</OutboxContext> : null;
}

/** The outbox of the signed-in agent. */
export function useOutbox(): Outbox<Outgoing> {
  const outbox = useContext(OutboxContext);
  if (!outbox) throw new Error("There is no outbox outside the signed-in part of the app.");
  return outbox;
}

/** What waits to be sent into one conversation. */
export function usePending(conversationId: string): readonly PendingMessage[] {
  const outbox = useOutbox();
  const all = useSyncExternalStore(outbox.watch, outbox.entries);
  return useMemo(() => all.filter(({ lane }) => lane === conversationId), [all, conversationId]);
}

async function send({ id, body }: PendingMessage) {
  const { conversationId, content, kind, replyTo, attachments, isMarketplace } = body;
  try {
    if (isMarketplace) {
      const [image] = attachments;
      await client.mutation(api.shared.chat.sendMessage, {
        conversationId,
        content,
        clientMessageId: id,
        ...(image ? { messageType: "image" as const, imageAttachment: { fileId: image.id } } : {}),
      });
      return { kind: "sent" } as const;
    }
    await client.mutation(api.messages.send, {
      conversationId,
      content,
      clientMessageId: id,
      ...(kind === "note" ? { kind } : {}),
      ...(replyTo ? { replyToId: replyTo.id } : {}),
      ...(attachments.length > 0 ? { attachmentIds: attachments.map((file) => file.id) } : {}),
    });
    return { kind: "sent" } as const;
  } catch (error) {
    return deliveryOfError(error);
  }
}
