import { api, type Id, newEntryId } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { reasonOf } from "./failure.tsx";
import { useKeptState } from "./keptState.ts";
import { useUpload } from "./upload.ts";

/** A message on its way. */
export interface Outgoing {
  readonly clientMessageId: string;
  readonly content: string;
  readonly file?: File | undefined;
  /** Why it did not arrive; it can be sent again. */
  readonly failure?: string;
}

/** Messages that are being sent, and those that failed until they are sent again or given up. */
export interface Outbox {
  readonly waiting: readonly Outgoing[];
  send(content: string, file?: File): void;
  retry(message: Outgoing): void;
  drop(message: Outgoing): void;
}

const NONE: readonly Outgoing[] = [];

/** Sends messages into a conversation; each is kept under its own id, so that a second try never doubles it. */
export function useOutgoing(conversationId: Id<"conversations">): Outbox {
  const [waiting, setWaiting] = useKeptState(`waiting:${conversationId}`, NONE);
  const sendMessage = useMutation(api.shared.chat.sendMessage);
  const upload = useUpload();
  const drop = ({ clientMessageId }: Outgoing) =>
    setWaiting((known) => known.filter((each) => each.clientMessageId !== clientMessageId));
  const put = (message: Outgoing) =>
    setWaiting((known) => {
      const isKnown = known.some((each) => each.clientMessageId === message.clientMessageId);
      return isKnown
        ? known.map((each) => (each.clientMessageId === message.clientMessageId ? message : each))
        : [...known, message];
    });
  const attempt = async ({ clientMessageId, content, file }: Outgoing) => {
    put({ clientMessageId, content, file });
    try {
      const fileId = file && (await upload(file));
      await sendMessage({
        conversationId,
        content,
        clientMessageId,
        messageType: fileId ? "image" : "text",
        ...(fileId && { imageAttachment: { fileId } }),
      });
      drop({ clientMessageId, content });
    } catch (error) {
      put({ clientMessageId, content, file, failure: reasonOf(error) });
    }
  };
  return {
    waiting,
    drop,
    send: (content, file) => void attempt({ clientMessageId: newEntryId(), content, file }),
    retry: (message) => void attempt(message),
  };
}
