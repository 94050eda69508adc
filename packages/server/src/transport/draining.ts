/** How the HTTP server ends: requests that run are answered, later ones on open connections are turned away. */
import type { Server } from "node:http";
import type { App } from "./routes.ts";

/** A request that takes longer than this is given up when the server stops. */
const DRAIN_MS = 10_000;
const LOOK_MS = 20;

/** Adds the gate that requests pass; the function that is returned shuts it, and resolves when everybody has left. */
export function addDraining(app: App, serverOf: () => Server): () => Promise<void> {
  let isDraining = false;
  app.use(async (c, next) => {
    if (!isDraining) return next();
    c.header("Connection", "close");
    c.header("Retry-After", "1");
    const message = "The server is restarting. Try again.";
    return c.json({ code: "UNAVAILABLE", message, error: message }, 503);
  });
  return () => {
    isDraining = true;
    const server = serverOf();
    return new Promise((resolve) => {
      // Connections that were kept alive become idle one by one; the server itself looks for them only once.
      const look = setInterval(() => server.closeIdleConnections(), LOOK_MS);
      const end = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
      server.close(() => {
        clearInterval(look);
        clearTimeout(end);
        resolve();
      });
    });
  };
}
