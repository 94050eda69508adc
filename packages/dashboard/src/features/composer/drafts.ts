import { useCallback, useState, useSyncExternalStore } from "react";
import { readStored, store, watchStored } from "../../device/stored.ts";
import type { Outgoing } from "../outbox/outgoing.ts";

/** Whom a text is for: the visitor, or the team only. */
export type Mode = "reply" | "note";

/** What somebody has begun to write into one conversation. Answers and notes are kept apart, so that no note is ever sent. */
export interface Draft {
  mode: Mode;
  reply: string;
  note: string;
  replyTo?: Outgoing["replyTo"];
  files: Outgoing["attachments"];
  /** The newest message when the writing began: what came after it may change the answer. */
  sinceSeq?: number | undefined;
}

/** A draft without anything in it. */
export const emptyDraft: Draft = { mode: "reply", reply: "", note: "", files: [] };

/** Whose drafts, of which conversation. */
export interface DraftPlace {
  userId: string;
  conversationId: string;
}

/** The draft of a conversation, which outlives the page. */
export function readDraft(place: DraftPlace): Draft {
  const stored = readStored(keyOf(place));
  if (stored === null) return emptyDraft;
  try {
    // Only this file writes under the key.
    return { ...emptyDraft, ...(JSON.parse(stored) as Partial<Draft>) };
  } catch {
    return emptyDraft;
  }
}

/** Keeps a draft, or forgets it when there is nothing in it. */
export function writeDraft(place: DraftPlace, draft: Draft): void {
  store(keyOf(place), hasContent(draft) ? JSON.stringify(draft) : null);
}

/** Whether anything would be lost with the draft. */
export function hasContent(draft: Draft): boolean {
  return draft.reply.trim() !== "" || draft.note.trim() !== "" || draft.files.length > 0;
}

/** Changes a part of a draft, or works a part out from what it is by then. */
export type ChangeDraft = (part: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void;

/** The draft of the conversation that is open, and the function that changes and keeps it. */
export function useDraft(place: DraftPlace): [Draft, ChangeDraft] {
  const { userId, conversationId } = place;
  const [draft, setDraft] = useState(() => readDraft(place));
  const change = useCallback<ChangeDraft>(
    (part) =>
      setDraft((before) => {
        const after = { ...before, ...(typeof part === "function" ? part(before) : part) };
        queueMicrotask(() => writeDraft({ userId, conversationId }, after));
        return after;
      }),
    [userId, conversationId],
  );
  return [draft, change];
}

/** Whether somebody has begun to write into a conversation, for its row in a list. */
export function useHasDraft(place: DraftPlace): boolean {
  return useSyncExternalStore(watchStored, () => readStored(keyOf(place)) !== null);
}

function keyOf({ userId, conversationId }: DraftPlace): string {
  return `foyer.draft.${userId}.${conversationId}`;
}
