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
import { type ChunkSplitter, createChunkSplitter } from "./chunks.ts";
import { SyncSession } from "./session.ts";

/** What the sync server is made of. */
export interface SyncServerOptions {
  readonly engine: Engine;
  readonly originOf: (request: IncomingMessage) => Origin;
  readonly onError: (error: unknown) => string;
}

/** A running sync server. */
export interface SyncServer {
  /** Takes the upgrade requests of an HTTP server. */
  attach(server: Server): void;
  readonly connections: number;
  /** Takes no new mutations, lets running ones finish, then closes every socket so that clients come back. */
  drain(): Promise<void>;
}

const PATH = /^\/api\/(?:[^/]+\/)?sync$/;
const MAX_FRAME_BYTES = 16 * 1_024 * 1_024 + 2_000;
const PING_AFTER_MS = 15_000;
const DEAD_AFTER_MS = 120_000;

/** Creates the sync server. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  const { engine } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  const sessions = new Map<SyncSession, WebSocket>();
  const waiting = new Set<SyncSession>();
  let isFlushing = false;
  let isDraining = false;

  function flushWaiting(): void {
    isFlushing = false;
    for (const session of waiting) if (session.flush()) waiting.delete(session);
  }

  function wake(session: SyncSession): void {
    waiting.add(session);
    if (isFlushing) return;
    isFlushing = true;
    setImmediate(flushWaiting);
  }

  function accept(socket: WebSocket, request: IncomingMessage): void {
    const chunks = createChunkSplitter(request);
    const wire = wireOf(socket, chunks, () => wake(session));
    const session = new SyncSession({
      engine,
      wire,
      origin: options.originOf(request),
      onError: options.onError,
      wake,
    });
    sessions.set(session, socket);
    liveness.set(socket, Date.now());
    socket.on("message", (data, isBinary) => {
      liveness.set(socket, Date.now());
      receive(session, { text: isBinary ? "" : String(data), onError: options.onError, socket });
    });
    socket.on("pong", () => liveness.set(socket, Date.now()));
    socket.on("error", () => socket.terminate());
    socket.on("close", () => {
      session.dispose();
      sessions.delete(session);
      waiting.delete(session);
    });
  }

  engine.live.onTick(flushWaiting);
  const heartbeat = setInterval(() => beat(sessions), 5_000).unref();

  return {
    attach(server) {
      server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
        const path = request.url?.split("?")[0] ?? "";
        if (!PATH.test(path) || isDraining) return refuse(socket, isDraining ? 503 : 404);
        sockets.handleUpgrade(request, socket, head, (accepted) => accept(accepted, request));
      });
    },
    get connections() {
      return sessions.size;
    },
    async drain() {
      isDraining = true;
      clearInterval(heartbeat);
      await Promise.all([...sessions.keys()].map((session) => Promise.race([session.drained(), delay(5_000)])));
      flushWaiting();
      for (const session of sessions.keys()) session.close(1012, "InternalServerError");
      await delay(50);
      for (const socket of sockets.clients) socket.terminate();
    },
  };
}

const liveness = new WeakMap<WebSocket, number>();

function receive(
  session: SyncSession,
  { text, onError, socket }: { text: string; onError: (error: unknown) => string; socket: WebSocket },
): void {
  try {
    session.receive(parseClientMessage(text));
  } catch (error) {
    const message = error instanceof ProtocolError ? error.message : `Server Error [${onError(error)}]`;
    socket.send(JSON.stringify({ type: "FatalError", error: message }));
    session.close(1008, "ProtocolError");
  }
}

function wireOf(socket: WebSocket, chunks: ChunkSplitter, onDrained: () => void) {
  return {
    send(text: string) {
      for (const part of chunks.split(text)) {
        socket.send(part, () => {
          if (socket.bufferedAmount === 0) onDrained();
        });
      }
    },
    get buffered() {
      return socket.bufferedAmount;
    },
    close: (code: number, reason: string) => socket.close(code, reason),
  };
}

/** One timer for all sockets: feeds idle clients and ends connections whose other side is gone. */
function beat(sessions: ReadonlyMap<SyncSession, WebSocket>): void {
  const now = Date.now();
  for (const [session, socket] of sessions) {
    if (now - (liveness.get(socket) ?? now) > DEAD_AFTER_MS) socket.terminate();
    else {
      socket.ping();
      if (now - session.lastSentAt >= PING_AFTER_MS - 5_000) session.ping();
    }
  }
}

function refuse(socket: Duplex, status: 404 | 503): void {
  socket.end(`HTTP/1.1 ${status} ${status === 404 ? "Not Found" : "Service Unavailable"}\r\nConnection: close\r\n\r\n`);
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
