/**
 * The people of a run of sends: senders, watchers and agents with an inbox, and what each has seen.
 * Knows what must hold for them; does not measure.
 */
import type { BenchDatabase } from "./database.ts";
import { RawClient } from "./rawClient.ts";
import type { SeededConversation } from "./seed.ts";
import type { ServerProcess } from "./serverProcess.ts";
import type { Team } from "./teams.ts";

/** What to run against. */
export interface SendSetting {
  readonly database: BenchDatabase;
  readonly server: ServerProcess;
  readonly teams: readonly Team[];
  readonly conversations: readonly SeededConversation[];
}

/** How to run. */
export interface SendOptions {
  readonly seconds: number;
  /** Whether every agent also has the inbox open. */
  readonly hasInboxes?: boolean;
  /** Sends per second over all senders; as fast as answers come when absent. */
  readonly perSecond?: number;
}

const WATCHERS = 2;
const LISTED = 20;
const LATE_MS = 10_000;

interface Timed {
  readonly at: number;
  readonly took: number;
}

/** One conversation under load. */
interface Lane {
  readonly conversation: SeededConversation;
  readonly sender: RawClient;
  /** When each message was sent, by its number. */
  readonly sentAt: Map<number, number>;
  /** The newest number that was acknowledged, and that each watcher has seen; undefined before the first list. */
  acknowledged: number;
  readonly seen: (number | undefined)[];
}

/** Everyone in one run. */
export class Exchange {
  readonly #setting: SendSetting;
  readonly #lanes: Lane[];
  readonly #inboxes: RawClient[] = [];
  readonly #watchers: RawClient[] = [];
  readonly #ack: Timed[] = [];
  readonly #delivery: Timed[] = [];
  #inboxesSeen = 0;
  #isSending = false;
  #inFlight = 0;
  readonly faults: string[] = [];
  acknowledged = 0;

  constructor(setting: SendSetting, options: SendOptions) {
    this.#setting = setting;
    this.#lanes = setting.conversations.map((conversation) => this.#makeLane(conversation));
    if (!options.hasInboxes) return;
    for (const { workspaceId, agents } of setting.teams) {
      for (const { token } of agents) this.#inboxes.push(this.#makeInbox(workspaceId, token));
    }
  }

  get transitions(): number {
    const everyone = [...this.#lanes.map((lane) => lane.sender), ...this.#watchers, ...this.#inboxes];
    return everyone.reduce((total, client) => total + client.transitions, 0);
  }

  /** Resolves when every watcher has its list and every agent an inbox. */
  async ready(): Promise<void> {
    await this.#until("everyone is connected", () => {
      const hasLists = this.#lanes.every((lane) => lane.sender.isOpen && lane.seen.every((seen) => seen !== undefined));
      return hasLists && this.#inboxesSeen >= this.#inboxes.length;
    });
    for (const lane of this.#lanes) lane.acknowledged = lane.seen[0] ?? 20;
  }

  /** Begins to send: as fast as answers come, or this often over all senders. */
  start(perSecond?: number): void {
    this.#isSending = true;
    const intervalMs = perSecond ? (this.#lanes.length / perSecond) * 1_000 : 0;
    for (const lane of this.#lanes) {
      if (intervalMs === 0) this.#send(lane, { dueAt: 0, intervalMs });
      else this.#sendLater(lane, { dueAt: performance.now() + Math.random() * intervalMs, intervalMs });
    }
  }

  /** Stops sending and waits until everyone has seen everything that was acknowledged. */
  async finish(): Promise<void> {
    this.#isSending = false;
    await this.#until("every send is answered", () => this.#inFlight === 0);
    await this.#until("every watcher has seen every message", () =>
      this.#lanes.every((lane) => lane.seen.every((seen) => seen === lane.acknowledged)),
    );
    await this.#until("every sender's promise is kept", () => this.#lanes.every((lane) => lane.sender.isSettled));
  }

  /** Durations in milliseconds of what began between two moments. */
  latencies(kind: "ack" | "delivery", from: number, to: number): number[] {
    const all = kind === "ack" ? this.#ack : this.#delivery;
    return all.filter(({ at }) => at >= from && at < to).map(({ took }) => took);
  }

  close(): void {
    this.#isSending = false;
    for (const lane of this.#lanes) lane.sender.drop();
    for (const client of [...this.#watchers, ...this.#inboxes]) client.drop();
  }

  #makeLane(conversation: SeededConversation): Lane {
    const { port } = this.#setting.server;
    const sender = new RawClient({ port, events: { fault: (message) => this.faults.push(message) } });
    const lane: Lane = { conversation, sender, sentAt: new Map(), acknowledged: 0, seen: [] };
    const team = this.#setting.teams.find(({ workspaceId }) => workspaceId === conversation.workspaceId);
    for (let i = 0; i < WATCHERS; i++) {
      lane.seen.push(undefined);
      const token = team?.agents[i % team.agents.length]?.token;
      const queries = [{ path: "messages:list", args: { conversationId: conversation.id, limit: LISTED } }];
      const updated = (_: number, part: { text: string; start: number; end: number }) => this.#see(lane, i, part);
      const events = { updated, fault: (message: string) => this.faults.push(message) };
      this.#watchers.push(new RawClient({ port, token, queries, events }));
    }
    return lane;
  }

  #makeInbox(workspaceId: string, token: string): RawClient {
    let isSeen = false;
    const updated = () => {
      if (!isSeen) this.#inboxesSeen += 1;
      isSeen = true;
    };
    const queries = [{ path: "conversations:listForInbox", args: { workspaceId } }];
    const events = { updated, fault: (message: string) => this.faults.push(message) };
    return new RawClient({ port: this.#setting.server.port, token, queries, events });
  }

  #sendLater(lane: Lane, pace: { dueAt: number; intervalMs: number }): void {
    setTimeout(() => this.#send(lane, pace), Math.max(0, pace.dueAt - performance.now()));
  }

  #send(lane: Lane, { dueAt, intervalMs }: { dueAt: number; intervalMs: number }): void {
    if (!this.#isSending) return;
    const { id: conversationId, sessionToken } = lane.conversation;
    const seq = lane.acknowledged + 1;
    const content = `Message ${seq}: where is my parcel with the number 4711, and when will it be here?`;
    const clientMessageId = `${seq} ${lane.conversation.id.slice(-8)}`;
    const at = performance.now();
    lane.sentAt.set(seq, at);
    this.#inFlight += 1;
    lane.sender.mutate(
      "messages:send",
      { conversationId, sessionToken, content, clientMessageId },
      ({ success, result }) => {
        this.#inFlight -= 1;
        if (!success) return void this.faults.push(`a send failed: ${result}`);
        lane.acknowledged = seq;
        this.acknowledged += 1;
        this.#ack.push({ at, took: performance.now() - at });
        if (intervalMs === 0) this.#send(lane, { dueAt, intervalMs });
        else this.#sendLater(lane, { dueAt: dueAt + intervalMs, intervalMs });
      },
    );
  }

  #see(lane: Lane, watcher: number, { text, start, end }: { text: string; start: number; end: number }): void {
    const now = performance.now();
    const first = numberAfter(text, text.indexOf(SEQ, start));
    const newest = numberAfter(text, text.lastIndexOf(SEQ, end));
    const before = lane.seen[watcher];
    lane.seen[watcher] = newest;
    if (before === undefined) return;
    if (newest < before) this.faults.push(`a list went back from ${before} to ${newest}`);
    if (first > before + 1 || newest - first !== Math.min(newest, LISTED) - 1)
      this.faults.push(`a gap: ${first} to ${newest} after ${before}`);
    for (let seq = before + 1; seq <= newest; seq++) {
      const at = lane.sentAt.get(seq);
      if (at !== undefined) this.#delivery.push({ at, took: now - at });
    }
  }

  async #until(what: string, isTrue: () => boolean): Promise<void> {
    for (const deadline = Date.now() + LATE_MS; !isTrue(); ) {
      if (Date.now() > deadline) return void this.faults.push(`not in time: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
}

const SEQ = '"seq":';

function numberAfter(text: string, at: number): number {
  return Number.parseInt(text.slice(at + SEQ.length, at + SEQ.length + 10), 10);
}
