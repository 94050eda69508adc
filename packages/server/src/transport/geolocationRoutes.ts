/** Where a messenger's visitor is, for sites that show or send it themselves. */
import { AppError, httpStatus } from "@foyer/protocol";
import type { Context } from "hono";
import { requireAllowedOrigin } from "../domains/workspaces/origins.ts";
import { workspaces } from "../domains/workspaces/tables.ts";
import { isId } from "../persistence/ids.ts";
import { noLog } from "../persistence/ranges.ts";
import { createReader } from "../persistence/reader.ts";
import { toFailure } from "./failure.ts";
import { errorBody } from "./restRoutes.ts";
import type { App, RouteContext } from "./routes.ts";

const PER_ADDRESS = { points: 120, seconds: 60 };

/** Adds `/geolocation`: the workspace in the header `X-Workspace-Id`, the place by the request's own address. */
export function addGeolocationRoutes(app: App, context: RouteContext): void {
  app.options("/geolocation", (c) => {
    allowReading(c);
    c.header("Access-Control-Allow-Methods", "GET, OPTIONS");
    c.header("Access-Control-Allow-Headers", "Content-Type, X-Workspace-Id");
    c.header("Access-Control-Max-Age", "86400");
    return c.body(null, 204);
  });
  app.get("/geolocation", async (c) => {
    allowReading(c);
    try {
      c.header("Cache-Control", "no-store");
      return c.json(await locate(c, context));
    } catch (error) {
      const { data } = toFailure(error, context.log.error);
      return c.json(errorBody(data), httpStatus(data.code));
    }
  });
}

async function locate(c: Context, { engine, originOf }: RouteContext) {
  const origin = originOf(c.env.incoming);
  await engine.surroundings.takePoint(`geolocation ${origin.address}`, PER_ADDRESS);
  const id = c.req.header("x-workspace-id") ?? "";
  const workspace = isId(id)
    ? await engine.snapshots.read((connection) => createReader(connection, noLog).get(workspaces, id))
    : null;
  if (!workspace) throw new AppError("NOT_FOUND", "Workspace not found", { path: "X-Workspace-Id" });
  requireAllowedOrigin(workspace, origin);
  const place = await engine.surroundings.geolocate(origin.address);
  return {
    city: place?.city ?? null,
    region: place?.region ?? null,
    country: place?.country ?? null,
    countryCode: place?.countryCode ?? null,
  };
}

/** Every site may read the answer: whether it gets one is decided by the workspace's list, not by the browser. */
function allowReading(c: Context): void {
  const origin = c.req.header("origin");
  c.header("Vary", "Origin");
  if (origin) c.header("Access-Control-Allow-Origin", origin);
}
