import { useCallback, useEffect, useMemo, useSyncExternalStore } from "react";
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
const emptyDraft: Draft = { mode: "reply", reply: "", note: "", files: [] };

/** Whose drafts, of which conversation. */
export interface DraftPlace {
  userId: string;
  conversationId: string;
}

/** Drafts as this page has them, each good as long as the device keeps the same for it: another tab may have sent it. */
const drafts = new Map<string, { stored: string | null; draft: Draft }>();

function readDraft(place: DraftPlace): Draft {
  const key = keyOf(place);
  const stored = readStored(key);
  const known = drafts.get(key);
  if (known?.stored === stored) return known.draft;
  drafts.delete(key);
  if (stored === null) return emptyDraft;
  const draft = parse(stored);
  drafts.set(key, { stored, draft });
  return draft;
}

function parse(stored: string): Draft {
  try {
    // Only this file writes under the key.
    return { ...emptyDraft, ...(JSON.parse(stored) as Partial<Draft>) };
  } catch {
    return emptyDraft;
  }
}

/** Whether anything would be lost with the draft. */
function hasContent(draft: Draft): boolean {
  return draft.reply.trim() !== "" || draft.note.trim() !== "" || draft.files.length > 0;
}

/** Changes a part of a draft, or works a part out from what it is by then. */
export type ChangeDraft = (part: Partial<Draft> | ((before: Draft) => Partial<Draft>)) => void;

/**
 * The draft of a conversation, which outlives the page, and the function that changes it. That one works on when the
 * conversation is left: a file that arrives late waits in its draft.
 */
export function useDraft({ userId, conversationId }: DraftPlace): [Draft, ChangeDraft] {
  const place = useMemo(() => ({ userId, conversationId }), [userId, conversationId]);
  const draft = useSyncExternalStore(watchStored, () => readDraft(place));
  const change = useCallback<ChangeDraft>(
    (part) => {
      const before = readDraft(place);
      const after = { ...before, ...(typeof part === "function" ? part(before) : part) };
      const stored = hasContent(after) ? JSON.stringify(after) : null;
      drafts.set(keyOf(place), { stored, draft: after });
      store(keyOf(place), stored);
    },
    [place],
  );
  useEffect(
    () => () => {
      if (!hasContent(readDraft(place))) drafts.delete(keyOf(place));
    },
    [place],
  );
  return [draft, change];
}

/** The part of a draft that was sent. */
export interface Sent {
  mode: Mode;
  text: string;
  files: Draft["files"];
}

/** What a draft becomes when a part of it was sent: what was typed or attached meanwhile stays. */
export function withoutSent(before: Draft, { mode, text, files }: Sent): Partial<Draft> {
  const sentIds = new Set(files.map(({ id }) => id));
  return {
    [mode]: before[mode].startsWith(text) ? before[mode].slice(text.length) : before[mode],
    files: before.files.filter(({ id }) => !sentIds.has(id)),
    replyTo: undefined,
    sinceSeq: undefined,
  };
}

/** Whether somebody has begun to write into a conversation, for its row in a list. */
export function useHasDraft(place: DraftPlace): boolean {
  return useSyncExternalStore(watchStored, () => readStored(keyOf(place)) !== null);
}

function keyOf({ userId, conversationId }: DraftPlace): string {
  return `foyer.draft.${userId}.${conversationId}`;
}
