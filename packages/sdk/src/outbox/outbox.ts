/**
 * Messages that are not lost: each is stored on the device before it is sent and removed when the server has it.
 * Knows lanes, attempts and the other pages of this browser; knows neither conversations nor how a message travels.
 */
import type { Delivery } from "./delivery.ts";
import { newEntryId, type OutboxEntry } from "./entry.ts";
import { openIndexedDbStore } from "./indexedDbStore.ts";
import type { OutboxStore } from "./store.ts";
import { takeTurn } from "./turns.ts";

/** What an outbox is made of. */
export interface OutboxOptions<Body> {
  /** Whose messages these are: another name has other messages. */
  readonly name: string;
  /** Sends one message; the id of the entry must reach the server. Never rejects. */
  readonly send: (entry: OutboxEntry<Body>) => Promise<Delivery>;
  readonly store?: OutboxStore<Body>;
  /** How long to wait before the first repetition; doubles with each. */
  readonly firstDelayMilliseconds?: number;
}

/** Messages on their way. */
export interface Outbox<Body> {
  /** Adds a message and answers when it is stored; the entry shows at once and is sent by itself. */
  add(lane: string, body: Body): Promise<OutboxEntry<Body>>;
  /** The entries in the order of their making; the same array until something changes. */
  entries(): readonly OutboxEntry<Body>[];
  /** Calls `listener` after each change; answers the function that ends it. */
  watch(listener: () => void): () => void;
  /** Tries a failed message again. */
  retry(id: string): Promise<void>;
  /** Gives a message up. */
  discard(id: string): Promise<void>;
  /** Ends sending on this page; what is not sent stays stored. */
  stop(): void;
}

const MOST_ATTEMPTS = 6;
const LONGEST_DELAY_MS = 30_000;

/** Opens an outbox and goes on with what an earlier page left in it. */
export function createOutbox<Body>(options: OutboxOptions<Body>): Outbox<Body> {
  const { name, send, store = openIndexedDbStore<Body>(name), firstDelayMilliseconds = 1_000 } = options;
  const entries = new Map<string, OutboxEntry<Body>>();
  const listeners = new Set<() => void>();
  const underWay = new Set<string>();
  const lanes = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel(`foyer-outbox-${name}`);
  const turnName = (id: string) => `foyer-outbox-${name}-${id}`;
  let shown: readonly OutboxEntry<Body>[] = [];

  function announce(): void {
    shown = [...entries.values()].sort(byTime);
    for (const listener of listeners) listener();
  }

  async function keep(entry: OutboxEntry<Body>): Promise<void> {
    entries.set(entry.id, entry);
    announce();
    // A full disk must not keep a message from being sent: it is only not safe from a reload.
    await store.put(entry).catch(() => undefined);
    tellOthers();
  }

  function tellOthers(): void {
    // A channel that is closed takes nothing any more.
    if (!stopping.signal.aborted) channel?.postMessage(null);
  }

  async function drop(id: string): Promise<void> {
    // What a broken storage keeps is sent once more by the next page, and recognised by the server.
    await store.remove(id).catch(() => undefined);
    entries.delete(id);
    announce();
    tellOthers();
  }

  /** Brings in what other pages changed, and takes over what they leave behind. */
  async function readStore(): Promise<void> {
    const stored = await store.all();
    const known = new Set(stored.map((entry) => entry.id));
    for (const id of entries.keys()) if (!known.has(id) && !underWay.has(id)) entries.delete(id);
    for (const entry of stored) if (!underWay.has(entry.id)) entries.set(entry.id, entry);
    announce();
    for (const entry of stored.sort(byTime)) if (entry.state === "sending") void takeOver(entry);
  }

  /** Waits for its place in the lane, then until no page works on the entry, and sends it unless one has. */
  async function takeOver({ id, lane }: OutboxEntry<Body>): Promise<void> {
    if (underWay.has(id) || stopping.signal.aborted) return;
    underWay.add(id);
    await inLane(lane, () => takeTurn(turnName(id), () => sendStored(id), stopping.signal));
    underWay.delete(id);
  }

  async function sendStored(id: string): Promise<void> {
    const entry = (await store.all().catch(() => [...entries.values()])).find((stored) => stored.id === id);
    if (entry?.state === "sending") return deliver(entry);
    entries.delete(id);
    if (entry) entries.set(id, entry);
    announce();
  }

  async function inLane(lane: string, work: () => Promise<void>): Promise<void> {
    const turn = (lanes.get(lane) ?? Promise.resolve()).then(work);
    lanes.set(lane, turn);
    await turn;
    if (lanes.get(lane) === turn) lanes.delete(lane);
  }

  async function deliver(entry: OutboxEntry<Body>): Promise<void> {
    for (let attempt = 1; !stopping.signal.aborted && entries.has(entry.id); attempt++) {
      const delivery = await send(entry);
      if (delivery.kind === "sent") return drop(entry.id);
      if (stopping.signal.aborted || !entries.has(entry.id)) return;
      if (delivery.kind === "refused" || attempt === MOST_ATTEMPTS) {
        return keep({ ...entry, state: "failed", problem: delivery.problem });
      }
      const delay = delivery.afterMilliseconds ?? firstDelayMilliseconds * 2 ** (attempt - 1);
      await pause(Math.min(delay, LONGEST_DELAY_MS), stopping.signal);
    }
  }

  async function start(entry: OutboxEntry<Body>): Promise<void> {
    underWay.add(entry.id);
    // Place in the lane and turn are asked for before other pages can know of the entry, so they queue behind; what an
    // earlier page left comes first.
    const stored = keep(entry);
    const sending = opened.then(() =>
      inLane(entry.lane, async () => {
        await stored;
        await deliver(entry);
      }),
    );
    const turn = takeTurn(turnName(entry.id), () => sending, stopping.signal);
    void turn.finally(() => underWay.delete(entry.id));
    await stored;
  }

  const read = () => readStore().catch(() => undefined);
  if (channel) channel.onmessage = read;
  const opened = read();

  return {
    async add(lane, body) {
      // Two of one millisecond must not change places; an hour set back must not bring the newest to the front.
      const createdAt = Math.max(Date.now(), (shown.at(-1)?.createdAt ?? 0) + 1);
      const entry: OutboxEntry<Body> = { id: newEntryId(), lane, body, createdAt, state: "sending" };
      await start(entry);
      return entry;
    },
    entries: () => shown,
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async retry(id) {
      const entry = entries.get(id);
      if (entry?.state !== "failed") return;
      const { problem: _, ...rest } = entry;
      await start({ ...rest, state: "sending" });
    },
    discard: drop,
    stop() {
      stopping.abort();
      channel?.close();
    },
  };
}

function byTime(one: { createdAt: number }, other: { createdAt: number }): number {
  return one.createdAt - other.createdAt;
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
