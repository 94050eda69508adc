/**
 * The changes of one chat's messages, each told once and in order, over any number of lost connections.
 * Knows the chat's counters; does not know who listens.
 */
import type { CallError, Result } from "../sync/calls.ts";
import type { Calls } from "./calls.ts";
import type { ChatFacts, ChatMessage } from "./shapes.ts";

/** One change of a message. */
export interface Change {
  readonly kind: "message" | "update" | "delete";
  readonly message: ChatMessage;
}

/** What is followed, and who is told. */
export interface ChangesOptions {
  readonly calls: Calls;
  /** The chat as it was known at first: whatever is newer is told. */
  readonly since: ChatFacts;
  tell(change: Change): void;
  onError(error: CallError): void;
}

/** Those who lack more than the newest changes ask from the same places, so that the server computes one answer for all of them. */
const STEP = 8;
const RETRY_MS = 5_000;

/** Follows a chat's messages until the function that it answers is called. */
export function followChanges({ calls, since, tell, onError }: ChangesOptions): () => void {
  const chatId = since.id;
  let taken = since.changeSeq;
  let lastSeq = since.totalMessages;
  let latest: Result<"chats:latest"> | undefined;
  let isCatchingUp = false;
  let isStopped = false;
  const held = new Map<string, ChatMessage>();
  const stop = calls.follow("chats:latest", { chatId }, takeLatest, { onError });

  function takeLatest(result: Result<"chats:latest">): void {
    latest = result;
    if (isCatchingUp || isStopped) return;
    const { changes, changeSeq, isAll } = result;
    const oldest = changes[0]?.changeSeq ?? 0;
    if (isAll || oldest <= taken + 1) take({ changes, changeSeq, isFull: false });
    else void catchUp();
  }

  /** Asks for all that came since, as after a lost connection, and goes on with what is the newest by then. */
  async function catchUp(): Promise<void> {
    isCatchingUp = true;
    try {
      for (let isFull = true; isFull && !isStopped; ) {
        const page = await calls.ask("chats:changes", { chatId, after: taken - (taken % STEP) });
        take(page);
        isFull = page.isFull;
      }
      isCatchingUp = false;
      goOn();
    } catch (error) {
      isCatchingUp = false;
      // Whoever may no longer ask is told by what is followed; a fault of the server's passes.
      if ((error as CallError).data?.code === "INTERNAL_ERROR") setTimeout(goOn, RETRY_MS);
    }
  }

  function goOn(): void {
    if (latest) takeLatest(latest);
  }

  function take({ changes, changeSeq, isFull }: Result<"chats:changes">): void {
    for (const { message } of changes) {
      if (message.changeSeq <= taken) continue;
      taken = message.changeSeq;
      held.set(message.id, message);
    }
    if (!isFull) taken = Math.max(taken, changeSeq);
    if (!isFull || !hasGap()) tellHeld();
  }

  /** Whether an earlier message is still to come, as when it was edited meanwhile and so stands among later changes. */
  function hasGap(): boolean {
    const seqs = [...held.values()].map(({ seq }) => seq).filter((seq) => seq > lastSeq);
    return seqs.length > 0 && Math.max(...seqs) - lastSeq !== seqs.length;
  }

  function tellHeld(): void {
    const messages = [...held.values()];
    held.clear();
    const known = lastSeq;
    for (const message of messages) {
      if (message.seq <= known) tell({ kind: message.deletedAt === null ? "update" : "delete", message });
    }
    const fresh = messages.filter(({ seq }) => seq > known).sort((one, other) => one.seq - other.seq);
    for (const message of fresh) {
      lastSeq = message.seq;
      tell({ kind: message.deletedAt === null ? "message" : "delete", message });
    }
  }

  return () => {
    isStopped = true;
    stop();
  };
}
