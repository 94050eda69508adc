/**
 * Keeps nodes on one database in step: each tells the others what its commits touched, who types and who is there.
 * A hint, not a log: whoever may have missed something computes everything again. Knows sequences and heartbeats.
 */

import type { Engine } from "../engine/engine.ts";
import type { EphemeralChange } from "../engine/ephemeral.ts";
import { everything } from "../engine/live/liveResults.ts";
import { newId } from "../persistence/ids.ts";
import type { Touch } from "../persistence/ranges.ts";
import { type Channel, MAX_TEXT_BYTES, openChannel } from "./channel.ts";
import { Questions } from "./questions.ts";

/** A running bus. */
export interface Bus {
  /** How many other nodes are known to live. */
  readonly peers: number;
  close(): Promise<void>;
}

/** How a bus is made. */
export interface BusOptions {
  readonly engine: Engine;
  readonly url: string;
  readonly onError: (error: unknown) => void;
  /** How often a node says that it lives. */
  readonly heartbeatMs?: number;
}

type SaidCommit = readonly [xid: number, touches: readonly Touch[]];

/** One text on the channel. */
interface Said {
  /** The node that says it. */
  readonly node: string;
  /** The number of this node's latest text with news. */
  readonly seq: number;
  readonly commits?: readonly SaidCommit[];
  readonly changes?: readonly EphemeralChange[];
  /** "hello" asks everyone to say that they live; "bye" is the last word. */
  readonly word?: "hello" | "alive" | "bye";
  /** Asks everyone to say so when they have told all that they had committed by now. */
  readonly question?: number;
  /** A node's question that this answers. */
  readonly answer?: readonly [node: string, question: number];
}

interface Peer {
  seq: number;
  heardAt: number;
  /** It owes an answer, so nobody waits for it until it answers again. */
  isSilent: boolean;
}

const BATCH_MS = 5;
/** For so long the people of a node that is gone are still believed to be here: they may come to another one. */
const BELIEVED_MS = 30_000;

/** Joins the other nodes of the database. */
export async function joinBus(options: BusOptions): Promise<Bus> {
  const bus = new NodeBus(options);
  await bus.open();
  return bus;
}

class NodeBus implements Bus {
  readonly #options: BusOptions;
  readonly #node = newId();
  readonly #peers = new Map<string, Peer>();
  /** Those who fell silent without a last word. */
  readonly #lost = new Set<string>();
  readonly #questions = new Questions();
  #channel: Channel | undefined;
  #seq = 0;
  #commits: SaidCommit[] = [];
  #changes: EphemeralChange[] = [];
  #isDue = false;
  #heartbeat: NodeJS.Timeout | undefined;

  constructor(options: BusOptions) {
    this.#options = options;
  }

  get peers(): number {
    return this.#peers.size;
  }

  async open(): Promise<void> {
    const { engine, url, onError, heartbeatMs = 2_000 } = this.#options;
    engine.commits.onOwnCommit(({ xid, touches }) => {
      if (this.#peers.size === 0 || xid === null || touches.length === 0) return;
      this.#commits.push([xid, touches]);
      this.#sayLater();
    });
    engine.commits.awaitOthers(() => this.#caughtUp());
    engine.onEphemeral((_touch, change, isOwn) => {
      if (!isOwn || this.#peers.size === 0) return;
      this.#changes.push(change);
      this.#sayLater();
    });
    this.#channel = await openChannel({
      url,
      onError,
      onText: (text) => this.#hear(text),
      onOpen: () => {
        this.#missed();
        // What they answered meanwhile was not heard.
        for (const peer of this.#peers.values()) peer.isSilent = false;
        setImmediate(() => void this.#say({ word: "hello" }));
      },
    });
    this.#heartbeat = setInterval(() => this.#beat(heartbeatMs), heartbeatMs).unref();
  }

  async close(): Promise<void> {
    clearInterval(this.#heartbeat);
    await this.#sayNews();
    await this.#say({ word: "bye" });
    for (const node of this.#peers.keys()) this.#lose(node);
    await this.#channel?.close();
  }

  /** Something may have been said that was not heard. */
  #missed(): void {
    this.#options.engine.commits.record(null, [everything], { isOwn: false });
  }

  #hear(text: string): void {
    // Another node of the same installation said it, through the same code.
    const said = JSON.parse(text) as Said;
    if (said.node === this.#node) return;
    const known = this.#peers.get(said.node);
    const hasNews = said.commits !== undefined || said.changes !== undefined;
    // A node that was not known may have kept silent about commits until now; a number that does not follow was missed.
    const isNext = known !== undefined && said.seq === known.seq + (hasNews ? 1 : 0);
    // What we committed before it was known was not told: this number shows it the gap.
    if (!known) this.#seq += 1;
    const isSilent = known?.isSilent === true && said.word !== "hello" && said.answer === undefined;
    this.#peers.set(said.node, { seq: said.seq, heardAt: performance.now(), isSilent });
    if (isNext) this.#take(said);
    else this.#missed();
    for (const change of said.changes ?? []) this.#options.engine.ephemeral.apply(change, said.node);
    // It was believed to be gone, with all who are there: it shall tell again.
    if (this.#lost.delete(said.node)) void this.#say({ word: "hello" });
    if (said.word === "hello") void this.#greet();
    if (said.word === "bye") this.#lose(said.node);
    if (said.question !== undefined) void this.#answer([said.node, said.question]);
    if (said.answer?.[0] === this.#node) this.#questions.answer(said.answer[1], said.node);
  }

  #take({ commits = [] }: Said): void {
    for (const [xid, touches] of commits) this.#options.engine.commits.record(xid, touches, { isOwn: false });
  }

  /** Says to a new node that we live, and who is here. */
  async #greet(): Promise<void> {
    this.#changes.push(...this.#options.engine.ephemeral.own());
    await this.#say({ word: "alive" });
    await this.#sayNews();
  }

  /** A node is gone, or seems to be. */
  #lose(node: string): void {
    this.#peers.delete(node);
    this.#questions.leave(node);
    const { ephemeral, clock } = this.#options.engine;
    ephemeral.release(node, clock.now() + BELIEVED_MS);
  }

  /** Resolves when all is heard that other nodes had committed by now; whoever does not answer may have kept it. */
  async #caughtUp(): Promise<void> {
    const asked = [...this.#peers].filter(([, { isSilent }]) => !isSilent).map(([node]) => node);
    if (asked.length === 0) return;
    const { number, silent } = this.#questions.ask(asked);
    void this.#say({ question: number }).then((isSaid) => isSaid || this.#questions.withdraw(number));
    const silentPeers = (await silent).flatMap((node) => this.#peers.get(node) ?? []);
    for (const peer of silentPeers) peer.isSilent = true;
    if (silentPeers.length > 0) this.#missed();
  }

  async #answer(answer: readonly [node: string, question: number]): Promise<void> {
    await this.#options.engine.commits.settled();
    void this.#sayNews();
    await this.#say({ answer });
  }

  #sayLater(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    setTimeout(() => {
      this.#isDue = false;
      void this.#sayNews();
    }, BATCH_MS);
  }

  async #sayNews(): Promise<void> {
    const commits = this.#commits;
    const changes = this.#changes;
    this.#commits = [];
    this.#changes = [];
    const texts = this.#pack(commits, changes);
    // Numbers were used up for what could not be said, so the next text that is heard shows the gap.
    if (texts.length > 0) await this.#channel?.say(texts);
  }

  /** As few texts as hold all news. */
  #pack(commits: readonly SaidCommit[], changes: readonly EphemeralChange[]): string[] {
    const parts = [
      ...commits.map((commit) => ({ commits: [commit] })),
      ...changes.map((change) => ({ changes: [change] })),
    ];
    const texts: string[] = [];
    let open: { commits: SaidCommit[]; changes: EphemeralChange[]; bytes: number } | undefined;
    const close = () => {
      if (open) texts.push(this.#print({ commits: open.commits, changes: open.changes }));
      open = undefined;
    };
    for (const part of parts) {
      const size = Buffer.byteLength(JSON.stringify(part));
      const fits = size < MAX_TEXT_BYTES - 200;
      if (!fits || (open && open.bytes + size > MAX_TEXT_BYTES - 200)) close();
      // A commit that touched too much to be told touches everything.
      const told: { commits?: SaidCommit[]; changes?: EphemeralChange[] } =
        fits || !("commits" in part) ? part : { commits: [[part.commits[0]?.[0] ?? 0, [everything]]] };
      open ??= { commits: [], changes: [], bytes: 0 };
      open.commits.push(...(told.commits ?? []));
      open.changes.push(...(told.changes ?? []));
      open.bytes += size;
    }
    close();
    return texts;
  }

  #print(news: Pick<Said, "commits" | "changes">): string {
    this.#seq += 1;
    const said: Said = { node: this.#node, seq: this.#seq, ...news };
    return JSON.stringify(said);
  }

  async #say(words: Pick<Said, "word" | "question" | "answer">): Promise<boolean> {
    const said: Said = { node: this.#node, seq: this.#seq, ...words };
    return (await this.#channel?.say([JSON.stringify(said)])) ?? false;
  }

  #beat(heartbeatMs: number): void {
    const deadline = performance.now() - 4 * heartbeatMs;
    for (const [node, { heardAt }] of this.#peers) {
      if (heardAt > deadline) continue;
      this.#lose(node);
      this.#lost.add(node);
      // It may have committed without having told; and should it live, this number tells it what it missed of us.
      this.#seq += 1;
      this.#missed();
    }
    void this.#say({ word: "alive" });
  }
}
