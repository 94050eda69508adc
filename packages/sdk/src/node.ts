/** The same for Node, which before version 22 has no WebSocket of its own. */
import { WebSocket } from "ws";

globalThis.WebSocket ??= WebSocket as unknown as typeof globalThis.WebSocket;

export * from "./index.ts";
