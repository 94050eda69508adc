/**
 * A client of the sync protocol that looks at frames no closer than a measurement needs, so that the generator stays cheap.
 * Knows sockets, frames, versions and requests; does not know what queries mean.
 */
import { randomUUID } from "node:crypto";
import { connect, type Socket } from "node:net";
import { decodeTimestamp } from "@foyer/protocol";
import { FrameReader, frame } from "./frames.ts";

/** A query to follow. */
export interface FollowedQuery {
  readonly path: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The answer to a mutation. */
export interface MutationAnswer {
  readonly success: boolean;
  readonly result: unknown;
}

/** What a client reports. */
export interface RawClientEvents {
  /** The handshake is done, and the queries are asked. */
  opened?(): void;
  /** A query's new result: `text` from `start` to `end` holds it. */
  updated?(queryId: number, part: { text: string; start: number; end: number }): void;
  /** A transition was taken, with everything in it. */
  transition?(): void;
  /** The socket is gone. */
  closed?(): void;
  /** Something that must not happen. */
  fault(message: string): void;
}

/** How a client connects. */
export interface RawClientOptions {
  readonly port: number;
  readonly token?: string | undefined;
  readonly queries?: readonly FollowedQuery[];
  readonly localAddress?: string | undefined;
  readonly events: RawClientEvents;
}

const ZERO = '{"querySet":0,"identity":0,"ts":"AAAAAAAAAAA="}';
const START = '"startVersion":';
const END = ',"endVersion":';
const MODIFICATIONS = ',"modifications":';
const UPDATED = '{"type":"QueryUpdated","queryId":';

/** One client on one socket. */
export class RawClient {
  readonly #options: RawClientOptions;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, (answer: MutationAnswer) => void>();
  #version = ZERO;
  #requests = 0;
  #querySet = 0;
  /** The ids of the queries that are followed; the next one is as high as all that were ever followed. */
  #followed: number[] = [];
  #queries = 0;
  #isOpen = false;
  /** The timestamp of a mutation that no transition has reached yet; 0 when none is waited for. */
  #owed = 0;
  transitions = 0;

  constructor(options: RawClientOptions) {
    this.#options = options;
    const { port, localAddress } = options;
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true, ...(localAddress ? { localAddress } : {}) });
    const reader = new FrameReader({
      opened: () => this.#open(),
      text: (text) => this.#take(text),
      ping: (payload) => this.#socket.write(frame(payload, 10)),
      refused: (status) => this.#options.events.fault(`the handshake was answered with ${status}`),
    });
    this.#socket.on("connect", () => this.#socket.write(handshake(port)));
    this.#socket.on("data", (chunk) => reader.take(chunk));
    this.#socket.on("error", () => {});
    this.#socket.on("close", () => this.#options.events.closed?.());
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Whether a transition has followed on every answer, as a client's promises need it. */
  get isSettled(): boolean {
    return this.#owed === 0 && this.#waiting.size === 0;
  }

  /** Runs a mutation; `answered` is called with its answer. */
  mutate(path: string, args: Readonly<Record<string, unknown>>, answered: (answer: MutationAnswer) => void): void {
    const requestId = this.#requests++;
    this.#waiting.set(requestId, answered);
    this.#send({ type: "Mutation", requestId, udfPath: path, args: [args] });
  }

  /** Follows these queries in place of the ones before; gives their ids. */
  follow(queries: readonly FollowedQuery[]): readonly number[] {
    const removed = this.#followed.map((queryId) => ({ type: "Remove", queryId }));
    this.#followed = queries.map(() => this.#queries++);
    const added = queries.map(({ path, args }, i) => {
      return { type: "Add", queryId: this.#followed[i], udfPath: path, args: [args] };
    });
    const [baseVersion, newVersion] = [this.#querySet, ++this.#querySet];
    this.#send({ type: "ModifyQuerySet", baseVersion, newVersion, modifications: [...removed, ...added] });
    return this.#followed;
  }

  /** Ends the connection as a lost network would. */
  drop(): void {
    this.#isOpen = false;
    this.#socket.destroy();
  }

  #open(): void {
    this.#isOpen = true;
    const { token, queries = [] } = this.#options;
    this.#send({ type: "Connect", sessionId: randomUUID(), connectionCount: 0, lastCloseReason: null });
    if (token) this.#send({ type: "Authenticate", baseVersion: 0, tokenType: "User", value: token });
    this.follow(queries);
    this.#options.events.opened?.();
  }

  #send(message: object): void {
    this.#socket.write(frame(Buffer.from(JSON.stringify(message)), 1));
  }

  #take(text: string): void {
    if (text.startsWith('{"type":"Transition"')) this.#takeTransition(text);
    else if (text.startsWith('{"type":"MutationResponse"')) this.#takeAnswer(text);
    else if (!text.startsWith('{"type":"Ping"')) this.#options.events.fault(text.slice(0, 300));
  }

  #takeTransition(text: string): void {
    const end = text.indexOf(END);
    const modifications = text.indexOf(MODIFICATIONS, end);
    const start = text.slice(text.indexOf(START) + START.length, end);
    if (start !== this.#version)
      this.#options.events.fault(`the chain of versions broke: ${start} after ${this.#version}`);
    this.#version = text.slice(end + END.length, modifications);
    this.transitions += 1;
    if (this.#owed > 0 && timestampOf(this.#version) >= this.#owed) this.#owed = 0;
    for (let at = text.indexOf(UPDATED, modifications); at !== -1; ) {
      const next = text.indexOf(UPDATED, at + UPDATED.length);
      const queryId = Number.parseInt(text.slice(at + UPDATED.length, at + UPDATED.length + 6), 10);
      this.#options.events.updated?.(queryId, { text, start: at, end: next === -1 ? text.length : next });
      at = next;
    }
    if (text.includes('{"type":"QueryFailed"', modifications))
      this.#options.events.fault(text.slice(modifications, modifications + 300));
    this.#options.events.transition?.();
  }

  #takeAnswer(text: string): void {
    const { requestId, success, result, ts } = JSON.parse(text) as MutationAnswer & { requestId: number; ts?: string };
    if (success && ts) this.#owed = decodeTimestamp(ts);
    const answered = this.#waiting.get(requestId);
    this.#waiting.delete(requestId);
    if (answered) answered({ success, result });
    else this.#options.events.fault(`an answer to no request: ${requestId}`);
  }
}

function timestampOf(version: string): number {
  const at = version.indexOf('"ts":"') + 6;
  return decodeTimestamp(version.slice(at, at + 12));
}

function handshake(port: number): string {
  return [
    "GET /api/1.48.0/sync HTTP/1.1",
    `Host: 127.0.0.1:${port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
    "\r\n",
  ].join("\r\n");
}
