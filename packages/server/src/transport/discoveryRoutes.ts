/** What apps ask an installation first: whether it is one, and where its functions are. */
import type { Context } from "hono";
import { workspaces } from "../domains/workspaces/tables.ts";
import { readingOf, resolveCaller } from "../engine/authorize.ts";
import type { Connection } from "../persistence/connection.ts";
import { noLog } from "../persistence/ranges.ts";
import { bearerOf } from "./functionRoutes.ts";
import type { App, RouteContext } from "./routes.ts";

const PATH = "/.well-known/opencom.json";

/** Adds `/.well-known/opencom.json`, for apps of the support platform's own make. */
export function addDiscoveryRoutes(app: App, context: RouteContext): void {
  const listed = context.config.FOYER_CORS_ORIGINS.split(",")
    .map((origin) => origin.trim().replace(/\/+$/, "").toLowerCase())
    .filter(Boolean);
  app.options(PATH, (c) => {
    if (!allowReading(c, listed)) return refuse(c);
    c.header("Access-Control-Allow-Methods", "GET, OPTIONS");
    c.header("Access-Control-Allow-Headers", "Authorization, Content-Type");
    c.header("Access-Control-Max-Age", "86400");
    return c.body(null, 204);
  });
  app.get(PATH, async (c) => {
    if (!allowReading(c, listed)) return refuse(c);
    try {
      return c.json(await describe(c, context));
    } catch (error) {
      context.log.error(error);
      return c.json({ error: "Failed to retrieve instance metadata" }, 500);
    }
  });
}

async function describe(c: Context, { engine }: RouteContext) {
  return engine.snapshots.read(async (connection) => {
    const { db } = readingOf(engine, connection, noLog);
    const [oldest] = await db.list(workspaces, "byCreation", { limit: 1 });
    const about = {
      version: "1.0",
      name: oldest?.name ?? "Foyer",
      convexUrl: engine.surroundings.absoluteUrl("").replace(/\/+$/, ""),
      features: ["chat", "knowledge-base"],
    };
    if (!oldest || !(await isAgent(c, connection, engine))) return about;
    return { ...about, signupMode: oldest.signupMode, authMethods: oldest.authMethods };
  });
}

/** A token that is not good gives what a stranger gets: this page is asked before anyone signs in. */
async function isAgent(c: Context, connection: Connection, engine: RouteContext["engine"]): Promise<boolean> {
  try {
    const token = bearerOf(c);
    if (!token) return false;
    const caller = await resolveCaller(engine.authority, readingOf(engine, connection, noLog), { token });
    return caller.kind === "agent";
  } catch {
    return false;
  }
}

/** Marks the answer as readable by the asking site, if it may be; requests from no site at all may. */
function allowReading(c: Context, listed: readonly string[]): boolean {
  const origin = c.req.header("origin");
  c.header("Vary", "Origin");
  if (!origin) return true;
  const isAllowed = listed.length > 0 ? listed.includes(origin.toLowerCase()) : isLocal(origin);
  if (isAllowed) c.header("Access-Control-Allow-Origin", origin);
  return isAllowed;
}

function refuse(c: Context): Response {
  return c.json({ error: "Origin not allowed" }, 403);
}

function isLocal(origin: string): boolean {
  try {
    return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(origin).hostname);
  } catch {
    return false;
  }
}
