/**
 * A client of the sync protocol that sees every frame and says whatever a test wants, right or wrong.
 * Checks on its own that versions chain and never go back, which no test may break.
 */
import { randomUUID } from "node:crypto";
import { decodeTimestamp, type ServerMessage, type StateVersion, type WireValue } from "@foyer/protocol";
import { WebSocket } from "ws";
import { eventually } from "./eventually.ts";

/** A frame of the server by its type. */
export type Received<T extends ServerMessage["type"]> = Extract<ServerMessage, { type: T }>;

/** One thing that crossed the socket, in order. */
export type Frame = { readonly sent: Record<string, unknown> } | { readonly received: ServerMessage };

/** How a socket is opened. */
export interface RawOptions {
  /** The path; that of a current npm client by default. */
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly sessionId?: string;
}

const ZERO: StateVersion = { querySet: 0, identity: 0, ts: "AAAAAAAAAAA=" };

/** A raw client. */
export class RawClient {
  readonly sessionId: string;
  readonly socket: WebSocket;
  readonly frames: Frame[] = [];
  /** The sizes of the text frames that came, in characters. */
  readonly lengths: number[] = [];
  readonly violations: string[] = [];
  readonly opened: Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;
  version = ZERO;
  isClosed = false;
  readonly #values = new Map<number, WireValue>();
  readonly #failures = new Map<number, Received<"Transition">["modifications"][number] & { type: "QueryFailed" }>();
  readonly #journals = new Map<number, string | null>();
  #chunks: string[] = [];
  #querySet = 0;
  #identity = 0;
  #requests = 0;

  constructor(url: string, { path = "/api/1.48.0/sync", headers, sessionId = randomUUID() }: RawOptions = {}) {
    this.sessionId = sessionId;
    const address = url.replace(/^http/, "ws") + path;
    this.socket = new WebSocket(address, { perMessageDeflate: false, ...(headers && { headers }) });
    this.opened = new Promise((resolve, reject) => {
      this.socket.once("open", resolve);
      this.socket.once("error", reject);
    });
    this.opened.catch(() => {});
    this.closed = new Promise((resolve) => {
      this.socket.once("close", (code, reason) => {
        this.isClosed = true;
        resolve({ code, reason: String(reason) });
      });
    });
    this.socket.on("error", () => {});
    this.socket.on("message", (data) => this.#receive(String(data)));
  }

  /** Sends the first message. */
  connect(extra: Record<string, unknown> = {}): this {
    const message = { type: "Connect", sessionId: this.sessionId, connectionCount: 0, lastCloseReason: null };
    return this.send({ ...message, clientTs: Date.now(), ...extra });
  }

  authenticate(token: string | null, baseVersion = this.#identity): this {
    const as = token === null ? { tokenType: "None" } : { tokenType: "User", value: token };
    this.#identity += 1;
    return this.send({ type: "Authenticate", baseVersion, ...as });
  }

  modify(modifications: readonly object[], baseVersion = this.#querySet): this {
    this.#querySet = baseVersion + 1;
    return this.send({ type: "ModifyQuerySet", baseVersion, newVersion: baseVersion + 1, modifications });
  }

  add(queryId: number, udfPath: string, args: unknown = {}, extra: object = {}): this {
    return this.modify([{ type: "Add", queryId, udfPath, args: [args], ...extra }]);
  }

  remove(queryId: number): this {
    return this.modify([{ type: "Remove", queryId }]);
  }

  /** Sends a mutation; gives its request id. */
  mutate(udfPath: string, args: unknown = {}, requestId = this.#requests): number {
    this.#requests = requestId + 1;
    this.send({ type: "Mutation", requestId, udfPath, args: [args] });
    return requestId;
  }

  /** Sends an action; gives its request id. */
  act(udfPath: string, args: unknown = {}, requestId = this.#requests): number {
    this.#requests = requestId + 1;
    this.send({ type: "Action", requestId, udfPath, args: [args] });
    return requestId;
  }

  send(message: Record<string, unknown>): this {
    this.frames.push({ sent: message });
    return this.sendText(JSON.stringify(message));
  }

  /** Sends a frame as it is, as soon as the socket is open. */
  sendText(text: string | Buffer): this {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(text);
    else void this.opened.then(() => this.socket.send(text));
    return this;
  }

  /** The frames of one type that came so far. */
  all<T extends ServerMessage["type"]>(type: T): Received<T>[] {
    return this.frames.flatMap((frame) =>
      "received" in frame && frame.received.type === type ? [frame.received as Received<T>] : [],
    );
  }

  /** The response to a request, when it has come. */
  async response(requestId: number): Promise<Received<"MutationResponse" | "ActionResponse">> {
    const find = () =>
      [...this.all("MutationResponse"), ...this.all("ActionResponse")].find((each) => each.requestId === requestId);
    return eventually(find, { what: `the response to request ${requestId}` });
  }

  /** Waits until the server has taken every query set and identity so far into account. */
  async settled(): Promise<this> {
    await eventually(() => this.version.querySet === this.#querySet && this.version.identity === this.#identity, {
      what: "a transition that covers all that was asked",
    });
    return this;
  }

  /** The newest result of a query, as JSON; undefined when there is none or it failed. */
  value<T = WireValue>(queryId: number): T | undefined {
    return this.#values.get(queryId) as T | undefined;
  }

  failure(queryId: number) {
    return this.#failures.get(queryId);
  }

  journal(queryId: number): string | null | undefined {
    return this.#journals.get(queryId);
  }

  /** Stops reading, as a client on a stuck network does. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  /** Closes in good order. */
  async close(): Promise<void> {
    this.socket.close(1000);
    await this.closed;
  }

  /** Vanishes without a word, as when the network drops. */
  drop(): void {
    this.socket.terminate();
  }

  #receive(text: string): void {
    this.lengths.push(text.length);
    const message = JSON.parse(text) as ServerMessage;
    if (this.#chunks.length > 0 && message.type !== "TransitionChunk") {
      this.violations.push(`${message.type} between the chunks of a transition`);
    }
    this.frames.push({ received: message });
    if (message.type === "TransitionChunk") this.#takeChunk(message);
    if (message.type === "Transition") this.#apply(message);
  }

  #takeChunk({ chunk, partNumber, totalParts }: Received<"TransitionChunk">): void {
    if (partNumber !== this.#chunks.length) this.violations.push(`chunk ${partNumber} out of order`);
    this.#chunks.push(chunk);
    if (this.#chunks.length < totalParts) return;
    const whole = JSON.parse(this.#chunks.join("")) as Received<"Transition">;
    this.#chunks = [];
    this.frames.push({ received: whole });
    this.#apply(whole);
  }

  #apply({ startVersion, endVersion, modifications }: Received<"Transition">): void {
    if (JSON.stringify(startVersion) !== JSON.stringify(this.version)) {
      this.violations.push(`starts at ${JSON.stringify(startVersion)} after ${JSON.stringify(this.version)}`);
    }
    const isBackwards =
      endVersion.querySet < startVersion.querySet ||
      endVersion.identity < startVersion.identity ||
      decodeTimestamp(endVersion.ts) < decodeTimestamp(startVersion.ts);
    if (isBackwards) this.violations.push(`goes back to ${JSON.stringify(endVersion)}`);
    this.version = endVersion;
    for (const change of modifications) {
      const { queryId } = change;
      this.#values.delete(queryId);
      this.#failures.delete(queryId);
      if (change.type !== "QueryRemoved") this.#journals.set(queryId, change.journal);
      if (change.type === "QueryUpdated") this.#values.set(queryId, change.value);
      if (change.type === "QueryFailed") this.#failures.set(queryId, change);
    }
  }
}

/** Opens raw clients and closes them together. */
export interface RawSockets {
  open(options?: RawOptions): Promise<RawClient>;
  /** Opens a client that has said Connect. */
  connect(options?: RawOptions): Promise<RawClient>;
  /** Closes all; throws when any of them was told versions that do not chain. */
  closeAll(): Promise<void>;
}

/** Raw clients of the server at `url()`. */
export function createRawSockets(url: () => string): RawSockets {
  const clients: RawClient[] = [];
  async function open(options?: RawOptions): Promise<RawClient> {
    const client = new RawClient(url(), options);
    clients.push(client);
    await client.opened;
    return client;
  }
  return {
    open,
    connect: async (options) => (await open(options)).connect(),
    async closeAll() {
      const closing = clients.splice(0);
      for (const client of closing) client.drop();
      const violations = closing.flatMap((client) => client.violations);
      if (violations.length > 0) throw new Error(`The versions of transitions do not chain:\n${violations.join("\n")}`);
    },
  };
}
