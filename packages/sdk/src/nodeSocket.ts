/** A WebSocket for Node, which before version 22 has none of its own. */
import { WebSocket } from "ws";

/** Like a browser's: a connection that fails closes, and nobody has to listen for errors. */
class NodeSocket extends WebSocket {
  constructor(url: string) {
    super(url);
    this.on("error", () => undefined);
  }
}

// The package's class has all that the sdk uses of the platform's, and no more can be said in types.
globalThis.WebSocket ??= NodeSocket as unknown as typeof globalThis.WebSocket;
