/**
 * One WebSocket at a time to one address, opened again whenever it is lost.
 * Knows back-off, silence, sleep and the network coming back; does not know what the frames say.
 */
import { backoffMs } from "./backoff.ts";

/** What a connection tells its owner. */
export interface ConnectionEvents {
  /** A fresh socket is open; nothing sent on an earlier one counts. */
  onOpen(): void;
  onFrame(text: string): void;
  /** The socket is gone; another try follows by itself. */
  onLost(): void;
}

/** What a connection is made of. */
export interface ConnectionOptions extends ConnectionEvents {
  /** The address, beginning with ws: or wss:. */
  readonly url: string;
  /** After so much silence the socket counts as dead; the server says something at least every 15 seconds. */
  readonly silenceMs?: number;
}

/** A connection that keeps itself alive. */
export interface Connection {
  /** Sends a frame if the socket is open. */
  send(text: string): void;
  /** Everything was caught up with: the next loss is retried soon again. */
  settle(): void;
  /** Gives the socket up and tries again soon, or after `delayMs`. */
  restart(delayMs?: number): void;
  /** Closes until `resume`. */
  pause(): void;
  resume(): void;
  /** Closes for good. */
  close(): void;
}

const SILENCE_MS = 40_000;
const SUSPICIOUS_MS = 20_000;
const CHECK_MS = 5_000;

/** Opens a connection. */
export function openConnection(options: ConnectionOptions): Connection {
  const { url, onOpen, onFrame, onLost, silenceMs = SILENCE_MS } = options;
  let socket: WebSocket | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let heardAt = 0;
  let isPaused = false;

  function open(): void {
    clearTimeout(retry);
    if (isPaused || socket) return;
    heardAt = Date.now();
    const opened = new WebSocket(url);
    socket = opened;
    opened.onopen = () => {
      if (socket !== opened) return;
      heardAt = Date.now();
      onOpen();
    };
    opened.onmessage = ({ data }) => {
      if (socket !== opened) return;
      heardAt = Date.now();
      onFrame(String(data));
    };
    opened.onclose = ({ reason }) => {
      if (socket === opened) drop(delayAfter(reason));
    };
  }

  function drop(delayMs = backoffMs(tries)): void {
    const dropped = socket;
    socket = undefined;
    if (dropped) {
      dropped.close();
      onLost();
    }
    clearTimeout(retry);
    tries += 1;
    if (!isPaused) retry = setTimeout(open, delayMs);
  }

  function delayAfter(reason: string): number {
    // A restarting or overloaded server: everyone returns at once unless they are spread.
    const firstMs = reason.startsWith("TooMany") ? 3_000 : reason.startsWith("InternalServer") ? 1_000 : 500;
    return backoffMs(tries, { firstMs });
  }

  /** Looks whether the connection is still alive, at a moment when it may not be. */
  function wake(): void {
    if (isPaused) return;
    if (!socket) {
      tries = 0;
      open();
    } else if (Date.now() - heardAt > SUSPICIOUS_MS) drop(0);
  }

  const check = setInterval(() => {
    if (socket && Date.now() - heardAt > silenceMs) drop();
  }, CHECK_MS);
  const stopWatching = watchSurroundings({ wake, onOffline: () => drop() });
  open();

  return {
    send(text) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(text);
    },
    settle() {
      tries = 0;
    },
    restart: drop,
    pause() {
      isPaused = true;
      drop();
    },
    resume() {
      isPaused = false;
      wake();
    },
    close() {
      isPaused = true;
      drop();
      clearInterval(check);
      stopWatching();
    },
  };
}

/** Tells when the network, the page or the machine comes back; answers with the end of it. */
function watchSurroundings({ wake, onOffline }: { wake(): void; onOffline(): void }): () => void {
  if (typeof document === "undefined") return () => {};
  const ending = new AbortController();
  const { signal } = ending;
  const onVisible = () => document.visibilityState === "visible" && wake();
  for (const event of ["online", "pageshow", "focus"]) addEventListener(event, wake, { signal });
  addEventListener("offline", onOffline, { signal });
  document.addEventListener("visibilitychange", onVisible, { signal });
  document.addEventListener("resume", wake, { signal });
  return () => ending.abort();
}
