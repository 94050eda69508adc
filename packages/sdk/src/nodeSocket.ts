/** A WebSocket for Node, which before version 22 has none of its own. */
import { WebSocket } from "ws";

/** Like a browser's: a connection that fails closes, and nobody has to listen for errors. */
class NodeSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.on("error", () => undefined);
  }
}

// The sdk and the official clients look for the platform's own, so it is put where they look. The package's class has all
// that they use of it; its types say less, such as of the events that only a browser has.
globalThis.WebSocket ??= NodeSocket as unknown as typeof globalThis.WebSocket;
