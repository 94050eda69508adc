/**
 * Messages on their way to the server: kept on the device, sent in order and never twice.
 * Knows who waits for which message; the keeping and the repetitions are the outbox's.
 */
import { deliveryOfError } from "../outbox/delivery.ts";
import type { OutboxEntry } from "../outbox/entry.ts";
import { createOutbox, type Outbox } from "../outbox/outbox.ts";
import { CallError } from "../sync/calls.ts";
import type { Calls } from "./calls.ts";
import { uploadFile } from "./files.ts";
import type { ChatMessage, MessageContent } from "./shapes.ts";

/** Messages that the server does not have yet; those of an earlier page of this browser too. */
export type ChatOutbox = Pick<Outbox<MessageContent>, "entries" | "watch" | "retry" | "discard">;

/** What sending needs. */
export interface SendingOptions {
  readonly calls: Calls;
  readonly url: string;
  /** Whose messages these are. */
  readonly personId: string;
}

/** The sending of one person. */
export interface Sending {
  readonly outbox: ChatOutbox;
  /** Resolves with the message as the server has it; rejects when the server refuses it. */
  send(chatId: string, content: MessageContent): Promise<ChatMessage>;
  /** Whether the message that carries this id was sent by this client. */
  isOwn(clientMessageId: string): boolean;
  stop(error: CallError): void;
}

interface Waiter {
  resolve(message: ChatMessage): void;
  reject(error: CallError): void;
}

const MOST_OWN = 10_000;

/** Goes on with what an earlier page left, and takes new messages. */
export function openSending({ calls, url, personId }: SendingOptions): Sending {
  const waiters = new Map<string, Waiter>();
  const own = new Set<string>();
  const refusals = new Map<string, CallError>();
  let ended: CallError | undefined;
  const outbox = createOutbox<MessageContent>({ name: `chats-${url}-${personId}`, send: deliver });

  async function deliver({ id, lane, body }: OutboxEntry<MessageContent>) {
    own.add(id);
    if (own.size > MOST_OWN) for (const oldest of [...own].slice(0, MOST_OWN / 2)) own.delete(oldest);
    try {
      const { file, ...rest } = body;
      const fileId = file && (await uploadFile(file, { calls, url }));
      const message = await calls.mutate("chats:send", {
        chatId: lane,
        clientMessageId: id,
        ...rest,
        ...(fileId ? { fileId } : {}),
      });
      waiters.get(id)?.resolve(message);
      return { kind: "sent" as const };
    } catch (error) {
      if (error instanceof CallError && waiters.has(id)) refusals.set(id, error);
      return deliveryOfError(error);
    }
  }

  // Whoever waits is told of a failure and may send again; what nobody waits for stays, so that somebody can look at it.
  outbox.watch(() => {
    for (const { id, problem = "" } of outbox.entries().filter(({ state }) => state === "failed")) {
      const waiter = waiters.get(id);
      if (!waiter) continue;
      waiter.reject(refusals.get(id) ?? new CallError(problem, { code: "UNAVAILABLE" }));
      void outbox.discard(id);
    }
  });

  return {
    outbox,
    async send(chatId, content) {
      if (ended) throw ended;
      const { id } = await outbox.add(chatId, content);
      // It was closed while the message was stored; the next page sends it.
      if (ended) throw ended;
      const sent = new Promise<ChatMessage>((resolve, reject) => waiters.set(id, { resolve, reject }));
      return sent.finally(() => {
        waiters.delete(id);
        refusals.delete(id);
      });
    },
    isOwn: (clientMessageId) => own.has(clientMessageId),
    stop(error) {
      ended = error;
      outbox.stop();
      for (const waiter of waiters.values()) waiter.reject(error);
    },
  };
}
