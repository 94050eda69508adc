/**
 * Accepts sockets of the sync protocol and runs a session on each.
 * Knows frames, sizes, pings and closing; the protocol's rules are the session's.
 */
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { ProtocolError, parseClientMessage } from "@foyer/protocol";
import { type WebSocket, WebSocketServer } from "ws";
import type { Origin } from "../../engine/caller.ts";
import type { Engine } from "../../engine/engine.ts";
import { createChunkSplitter } from "./chunks.ts";
import { SyncSession } from "./session.ts";
import { wireOf } from "./wire.ts";

/** What the sync server is made of. */
export interface SyncServerOptions {
  readonly engine: Engine;
  readonly originOf: (request: IncomingMessage) => Origin;
  readonly onError: (error: unknown) => string;
  /** When idle clients are fed and dead ones given up; tests shorten it. */
  readonly heartbeat?: Partial<Heartbeat>;
}

/** The times at which the server looks after its sockets, in milliseconds. */
export interface Heartbeat {
  readonly everyMs: number;
  /** A client to which nothing was sent for so long is sent a ping. */
  readonly idleMs: number;
  /** A client that gave no sign of life for so long is gone. */
  readonly deadMs: number;
}

/** A running sync server. */
export interface SyncServer {
  /** Takes the upgrade requests of an HTTP server. */
  attach(server: Server): void;
  readonly connections: number;
  /** Takes no new calls, lets running ones finish, then closes every socket so that clients come back. */
  drain(): Promise<void>;
}

const PATH = /^\/api\/(?:[^/]+\/)?sync$/;
const MAX_FRAME_BYTES = 16 * 1_024 * 1_024 + 2_000;
const HEARTBEAT: Heartbeat = { everyMs: 5_000, idleMs: 10_000, deadMs: 120_000 };
/** A call that takes longer than this is given up when the server stops. */
const DRAIN_MS = 10_000;
/** For how long clients may take to say goodbye. */
const GOODBYE_MS = 1_000;

/** Creates the sync server. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { engine } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  const sessions = new Map<SyncSession, WebSocket>();
  const waiting = new Set<SyncSession>();
  const gathering = new Set<Duplex>();
  let isFlushing = false;
  let isDraining = false;

  function flushWaiting(): void {
    isFlushing = false;
    for (const session of waiting) if (flush(session)) waiting.delete(session);
    for (const stream of gathering) stream.uncork();
    gathering.clear();
  }

  /** What a client is told in one turn leaves in one write, which costs more than telling it does. */
  function gather(stream: Duplex): void {
    if (gathering.has(stream)) return;
    gathering.add(stream);
    stream.cork();
    flushSoon();
  }

  function flush(session: SyncSession): boolean {
    try {
      return session.flush();
    } catch (error) {
      // Clients recover from a lost connection, and from nothing else.
      options.onError(error);
      session.close(1011, "InternalServerError");
      return true;
    }
  }

  function drained(session: SyncSession): void {
    if (waiting.has(session)) wake(session);
  }

  function wake(session: SyncSession): void {
    waiting.add(session);
    flushSoon();
  }

  function flushSoon(): void {
    if (isFlushing) return;
    isFlushing = true;
    setImmediate(flushWaiting);
  }

  function accept(socket: WebSocket, request: IncomingMessage, stream: Duplex): void {
    const chunks = createChunkSplitter(request);
    const wire = wireOf(socket, chunks, { onSend: () => gather(stream), onDrained: () => drained(session) });
    const session = new SyncSession({
      engine,
      wire,
      origin: options.originOf(request),
      onError: options.onError,
      wake,
    });
    sessions.set(session, socket);
    seenAt.set(socket, performance.now());
    socket.on("message", (data, isBinary) => {
      seenAt.set(socket, performance.now());
      receive(session, { text: isBinary ? undefined : String(data), onError: options.onError, socket });
    });
    socket.on("pong", () => seenAt.set(socket, performance.now()));
    // A frame that breaks WebSocket's own rules or our limit: the library tells the client why and closes.
    socket.on("error", () => {});
    socket.on("close", () => {
      session.dispose();
      sessions.delete(session);
      waiting.delete(session);
    });
  }

  engine.live.onTick(flushWaiting);
  const times = { ...HEARTBEAT, ...options.heartbeat };
  const heartbeat = setInterval(() => beat(sessions, times), times.everyMs).unref();

  return {
    attach(server) {
      server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const path = request.url?.split("?")[0] ?? "";
        if (!PATH.test(path) || isDraining) return refuse(socket, isDraining ? 503 : 404);
        sockets.handleUpgrade(request, socket, head, (accepted) => accept(accepted, request, socket));
      });
    },
    get connections() {
      return sessions.size;
    },
    async drain() {
      isDraining = true;
      clearInterval(heartbeat);
      const drained = Promise.all([...sessions.keys()].map((session) => session.drained()));
      await Promise.race([drained, delay(DRAIN_MS)]);
      flushWaiting();
      const closed = [...sessions.values()].map((socket) => new Promise((resolve) => socket.once("close", resolve)));
      for (const session of sessions.keys()) session.close(1012, "InternalServerError");
      await Promise.race([Promise.all(closed), delay(GOODBYE_MS)]);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

const seenAt = new WeakMap<WebSocket, number>();

function receive(
  session: SyncSession,
  { text, onError, socket }: { text: string | undefined; onError: (error: unknown) => string; socket: WebSocket },
): void {
  try {
    if (text === undefined) throw new ProtocolError("expected text, not bytes");
    session.receive(parseClientMessage(text));
  } catch (error) {
    if (session.isClosed) return;
    if (!(error instanceof ProtocolError)) {
      onError(error);
      return session.close(1011, "InternalServerError");
    }
    // Official clients give up for good after this, so it is only for what can never go right.
    socket.send(JSON.stringify({ type: "FatalError", error: error.message }));
    session.close(1008, "ProtocolError");
  }
}

/** One timer for all sockets: feeds idle clients and ends connections whose other side is gone. */
function beat(sessions: ReadonlyMap<SyncSession, WebSocket>, { idleMs, deadMs }: Heartbeat): void {
  const now = performance.now();
  for (const [session, socket] of sessions) {
    const quietMs = now - (seenAt.get(socket) ?? now);
    if (quietMs > deadMs) {
      socket.terminate();
      continue;
    }
    // Each answer costs as much as a message, so it is asked for only when a few may still get lost.
    if (quietMs >= deadMs / 4) socket.ping();
    if (now - session.lastSentAt >= idleMs) session.ping();
  }
}

function refuse(socket: Duplex, status: 404 | 503): void {
  // The other side may be gone already.
  socket.on("error", () => {});
  socket.end(`HTTP/1.1 ${status} ${status === 404 ? "Not Found" : "Service Unavailable"}\r\nConnection: close\r\n\r\n`);
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
}
