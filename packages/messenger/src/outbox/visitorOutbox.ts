/**
 * What the visitor wrote and the server does not have yet: kept in this browser, sent in order, never twice.
 * Knows conversations that are only about to begin; the keeping, the turns of several tabs and the repetitions are the
 * outbox's of the sdk.
 */
import { deliveryOfError } from "@foyer/sdk/outbox/delivery.ts";
import { newEntryId, type OutboxEntry } from "@foyer/sdk/outbox/entry.ts";
import { openIndexedDbStore } from "@foyer/sdk/outbox/indexedDbStore.ts";
import { createOutbox } from "@foyer/sdk/outbox/outbox.ts";
import type { Surroundings } from "../launcher/surroundings.ts";

/** A message as it waits. */
export interface Outgoing {
  readonly content: string;
  readonly files: readonly File[];
  readonly replyTo?: RepliedTo | undefined;
}

/** The message that another one answers, as it is shown above it. */
export interface RepliedTo {
  readonly _id: string;
  readonly senderType: string;
  readonly senderName?: string | undefined;
  readonly content: string;
}

/** A message on its way. */
export type OutgoingEntry = OutboxEntry<Outgoing>;

/** The messages of one visitor that are on their way. */
export interface VisitorOutbox {
  /** Those on their way and those that have just arrived, which lists may not show yet; in order. */
  entries(): readonly OutgoingEntry[];
  hasArrived(id: string): boolean;
  watch(listener: () => void): () => void;
  /** Adds a message; resolves when a reload can no longer lose it. */
  send(conversation: string, message: Outgoing): Promise<OutgoingEntry>;
  retry(id: string): Promise<void>;
  discard(id: string): Promise<void>;
  /** How much of its files has left, from 0 to 1. */
  progressOf(id: string): number;
  /** The id of a conversation that began under a name of this browser's own. */
  startedAs(conversation: string): string | undefined;
  stop(): void;
}

/** The name of a conversation that begins with its first message. */
export function newConversationName(): string {
  return `new:${newEntryId()}`;
}

/** Whether a conversation has not been on the server when it was named. */
export function isNewConversation(conversation: string): boolean {
  return conversation.startsWith("new:");
}

const opened = new WeakMap<Surroundings, VisitorOutbox>();
const MOST_ARRIVED = 50;
const MOST_STARTED = 20;

/** Opens the outbox, or gives the one that is open on this page. */
export function openVisitorOutbox(surroundings: Surroundings): VisitorOutbox {
  const outbox = opened.get(surroundings) ?? create(surroundings);
  opened.set(surroundings, outbox);
  return outbox;
}

function create({ workspaceId, client, server, lasting }: Surroundings): VisitorOutbox {
  const arrived = new Map<string, OutgoingEntry>();
  const staged = new WeakMap<File, string>();
  const progress = new Map<string, number>();
  const listeners = new Set<() => void>();
  const outbox = createOutbox<Outgoing>({ name: workspaceId, send });

  function announce(): void {
    lasting.write("outbox", outbox.entries().length > 0 || undefined);
    for (const listener of listeners) listener();
  }

  async function send(entry: OutgoingEntry) {
    try {
      await deliver(entry);
    } catch (error) {
      return deliveryOfError(error);
    } finally {
      progress.delete(entry.id);
    }
    arrived.set(entry.id, entry);
    if (arrived.size > MOST_ARRIVED) arrived.delete(arrived.keys().next().value ?? "");
    return { kind: "sent" as const };
  }

  async function deliver({ id, lane, body }: OutgoingEntry): Promise<void> {
    const attachmentIds = await upload(id, body.files);
    const message = { content: body.content, clientMessageId: id, ...(attachmentIds.length > 0 && { attachmentIds }) };
    const conversationId = startedAs(lane);
    if (conversationId) {
      const replyToId = body.replyTo?._id;
      await client.mutate("messages:send", { conversationId, ...message, ...(replyToId && { replyToId }) });
    } else {
      const started = await client.mutate("conversations:start", { workspaceId, ...message });
      remember(lane, started.conversationId);
    }
  }

  async function upload(id: string, files: readonly File[]): Promise<string[]> {
    const ids: string[] = [];
    if (files.length === 0) return ids;
    // With the parts that are there since files were chosen, so that being offline now does not matter.
    const { uploadFile } = await import("../screens/extras.ts");
    for (const [index, file] of files.entries()) {
      const onProgress = (share: number) => {
        progress.set(id, (index + share) / files.length);
        announce();
      };
      const known = staged.get(file) ?? (await uploadFile(file, { client, server, workspaceId, onProgress }));
      staged.set(file, known);
      ids.push(known);
    }
    return ids;
  }

  function startedAs(conversation: string): string | undefined {
    if (!isNewConversation(conversation)) return conversation;
    return lasting.read<Record<string, string>>("started")?.[conversation];
  }

  function remember(conversation: string, id: string): void {
    const others = Object.entries(lasting.read<object>("started") ?? {}).slice(-MOST_STARTED);
    lasting.write("started", { ...Object.fromEntries(others), [conversation]: id });
  }

  outbox.watch(announce);
  return {
    entries() {
      const waiting = outbox.entries();
      const ids = new Set(waiting.map(({ id }) => id));
      return [...[...arrived.values()].filter(({ id }) => !ids.has(id)), ...waiting];
    },
    hasArrived: (id) => arrived.has(id),
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    send: outbox.add,
    retry: outbox.retry,
    discard: outbox.discard,
    progressOf: (id) => progress.get(id) ?? 0,
    startedAs,
    stop: outbox.stop,
  };
}

/** Deletes what is on its way, so that no later page sends it as somebody else. */
export async function forgetOutbox(surroundings: Surroundings): Promise<void> {
  const outbox = openVisitorOutbox(surroundings);
  for (const { id } of await openIndexedDbStore(surroundings.workspaceId).all()) await outbox.discard(id);
  outbox.stop();
}
