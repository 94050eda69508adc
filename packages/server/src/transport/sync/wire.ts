/**
 * A session's way to its client over a WebSocket.
 * Knows what the network has taken and what it has not; does not know what is said.
 */
import type { WebSocket } from "ws";
import type { ChunkSplitter } from "./chunks.ts";

/** What a session may do with its socket. */
export interface Wire {
  send(text: string): void;
  /** Bytes that the network has not taken yet. */
  readonly buffered: number;
  close(code: number, reason: string): void;
}

/** More than this has not been taken by a client: it does not read, and would not read our farewell. */
const STUCK_BYTES = 1_024 * 1_024;

/** The wire of a socket; `onSend` is told before something is sent, `onDrained` when all of it has left. */
export function wireOf(
  socket: WebSocket,
  chunks: ChunkSplitter,
  { onSend, onDrained }: { onSend: () => void; onDrained: () => void },
): Wire {
  const taken = () => {
    if (socket.bufferedAmount === 0) onDrained();
  };
  return {
    send(text: string) {
      onSend();
      for (const part of chunks.split(text)) socket.send(part, taken);
    },
    get buffered() {
      return socket.bufferedAmount;
    },
    close(code: number, reason: string) {
      if (socket.bufferedAmount > STUCK_BYTES) socket.terminate();
      else socket.close(code, reason);
    },
  };
}
