import { useCallback, useState } from "react";
import { useOneAtATime } from "../../live/useOneAtATime.ts";
import { useSession } from "../identity/session.tsx";
import type { Conversation } from "../inbox/conversation.ts";
import { useOutbox } from "../outbox/outbox.tsx";
import { isReply, type Message } from "../thread/message.ts";
import { type ChangeDraft, type Draft, useDraft, withoutSent } from "./drafts.ts";
import { type Uploads, useUploads } from "./useUploads.ts";

/** What the composer is about. */
export interface ComposerSubject {
  conversation: Conversation;
  messages: readonly Message[];
}

/** Writing into one conversation. */
export interface ComposerState {
  draft: Draft;
  change: ChangeDraft;
  /** The text of the mode that is on. */
  text: string;
  setText: (text: string) => void;
  uploads: Uploads;
  canSend: boolean;
  /** A colleague's answer that came while this one was written, until it is sent all the same. */
  collision: Message | undefined;
  /** Sends what is written; answers whether it did, or only pointed at the collision. */
  send: () => Promise<boolean>;
}

/** What happens to the conversation after a message was sent. */
export type AfterSending = "nothing" | "close" | { snoozeUntil: number | undefined };

/** The state of the composer; its draft outlives the page. */
export function useComposer({ conversation, messages }: ComposerSubject): ComposerState {
  const { userId, workspaceId } = useSession();
  const outbox = useOutbox();
  const { _id: conversationId, lastSeq } = conversation;
  const [draft, change] = useDraft({ userId, conversationId });
  const [knownSeq, setKnownSeq] = useState(0);
  const uploads = useUploads({ workspaceId }, (file) => change((before) => ({ files: [...before.files, file] })));
  const { mode, replyTo, files, sinceSeq } = draft;
  const text = draft[mode];
  const since = Math.max(sinceSeq ?? Number.POSITIVE_INFINITY, knownSeq);
  const collision =
    mode === "reply" && text.trim() !== ""
      ? messages.findLast((message) => isReply(message) && message.senderId !== userId && message.seq > since)
      : undefined;
  const isArriving = uploads.uploads.some(({ problem }) => problem === undefined);
  const canSend = (text.trim() !== "" || files.length > 0) && !isArriving;

  const setText = useCallback(
    (next: string) =>
      change({ [mode]: next, ...(next.trim() === "" ? { sinceSeq: undefined } : { sinceSeq: sinceSeq ?? lastSeq }) }),
    [change, mode, sinceSeq, lastSeq],
  );

  const send = useOneAtATime(async () => {
    if (!canSend) return false;
    if (collision) {
      setKnownSeq(collision.seq);
      return false;
    }
    const kind = mode === "note" ? "note" : "text";
    const body = { workspaceId, conversationId, content: text.trim(), kind, replyTo, attachments: files } as const;
    // The draft goes only when the message is stored on the device, so that there is always one of the two.
    await outbox.add(conversationId, body);
    change((before) => withoutSent(before, { mode, text, files }));
    return true;
  });

  return { draft, change, text, setText, uploads, canSend, collision, send };
}
