/**
 * The one port: routes of HTTP requests. Sockets are the sync server's.
 */
import { createServer, type Server } from "node:http";
import { httpStatus } from "@foyer/protocol";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";
import { addAssetRoutes } from "./assetRoutes.ts";
import { addCors } from "./cors.ts";
import { addDiscoveryRoutes } from "./discoveryRoutes.ts";
import { addDraining } from "./draining.ts";
import { toFailure } from "./failure.ts";
import { addFileRoutes } from "./fileRoutes.ts";
import { addFunctionRoutes } from "./functionRoutes.ts";
import { addGeolocationRoutes } from "./geolocationRoutes.ts";
import { addHealthRoutes } from "./healthRoutes.ts";
import { createOriginReader } from "./origin.ts";
import { addReferenceRoutes } from "./referenceRoutes.ts";
import { addRestRoutes, errorBody } from "./restRoutes.ts";
import type { App, RouteContext } from "./routes.ts";
import { addSellerRoutes } from "./sellerRoutes.ts";

/** The HTTP server, not yet listening. */
export function createHttpServer(options: Omit<RouteContext, "originOf">): {
  server: Server;
  originOf: RouteContext["originOf"];
  app: App;
  /** Takes no new requests and resolves when those that run have been answered. */
  drain(): Promise<void>;
} {
  const originOf = createOriginReader(options.config.FOYER_TRUSTED_PROXIES);
  const context: RouteContext = { ...options, originOf };
  const app: App = new Hono();
  const drain = addDraining(app, () => server);
  addCors(app);
  addHealthRoutes(app, context);
  addFunctionRoutes(app, context);
  addRestRoutes(app, context);
  addSellerRoutes(app, context);
  addReferenceRoutes(app, context);
  addFileRoutes(app, context);
  addGeolocationRoutes(app, context);
  addDiscoveryRoutes(app, context);
  addAssetRoutes(app, context);
  app.notFound((c) =>
    c.json({ code: "NOT_FOUND", message: "There is nothing here.", error: "There is nothing here." }, 404),
  );
  app.onError((error, c) => {
    const { data } = toFailure(error, context.log.error);
    return c.json(errorBody(data), httpStatus(data.code));
  });
  // A file of ten megabytes takes minutes over a poor connection.
  const server = createServer({ requestTimeout: 600_000, headersTimeout: 20_000 }, getRequestListener(app.fetch));
  return { server, originOf, app, drain };
}
