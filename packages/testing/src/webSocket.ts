/** The WebSocket of Node for the official clients. */
import { WebSocket } from "ws";

/** `ws` keeps the browser's contract where the clients use it, but types its events by itself. */
export const webSocketConstructor = WebSocket as unknown as typeof globalThis.WebSocket;
