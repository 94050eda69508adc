/**
 * Every function as plain REST: `GET /api/v1/<module>/<function>` for queries, `POST` for all.
 * Knows HTTP's way of saying things: statuses, query strings, plain JSON.
 */
import { createHash } from "node:crypto";
import { AppError, canonicalPath, decodeValue, type ErrorData, httpStatus, stringify } from "@foyer/protocol";
import type { Context } from "hono";
import { call } from "../engine/call.ts";
import type { Origin } from "../engine/caller.ts";
import type { IdempotencyKey } from "../engine/idempotency.ts";
import type { RegisteredFunction } from "../engine/registry.ts";
import { definitionOf } from "../engine/schemas.ts";
import { readJson } from "./body.ts";
import { toFailure } from "./failure.ts";
import { bearerOf } from "./functionRoutes.ts";
import { plainJson } from "./plainJson.ts";
import type { App, RouteContext } from "./routes.ts";

const PREFIX = "/api/v1/";

/** Adds the routes. */
export function addRestRoutes(app: App, context: RouteContext): void {
  app.get(`${PREFIX}*`, (c) => respond(c, context, { read: (fn) => parseQueryString(c, fn), kind: "query" }));
  app.post(`${PREFIX}*`, (c) => respond(c, context, { read: () => readJson(c) }));
}

async function respond(
  c: Context,
  { engine, log, originOf }: RouteContext,
  { read, kind }: { read: (fn: RegisteredFunction) => unknown; kind?: "query" },
): Promise<Response> {
  try {
    const path = functionPath(c.req.path);
    const fn = engine.registry.publicFunction(path, kind);
    const args = decodeValue(await read(fn), { integersAsNumbers: true });
    const token = bearerOf(c);
    const origin = originOf(c.env.incoming);
    const idempotencyKey = idempotencyKeyOf(c.req.header("idempotency-key"), { path, args, token, origin });
    const { value } = await call(engine, { path, args, token, origin, idempotencyKey }, kind);
    return c.json(plainJson(value));
  } catch (error) {
    const { data } = toFailure(error, log.error);
    if (data.code === "RATE_LIMITED") c.header("Retry-After", String(retryAfter(data)));
    return c.json(errorBody(data), httpStatus(data.code));
  }
}

/** The body of every failed REST request. */
export function errorBody({ code, message, path }: ErrorData) {
  return { error: message, code, message, ...(path === undefined ? {} : { path }) };
}

function functionPath(urlPath: string): string {
  const path = decodePath(urlPath.slice(PREFIX.length));
  const end = path.lastIndexOf("/");
  const name = end > 0 ? canonicalPath(`${path.slice(0, end)}:${path.slice(end + 1)}`) : null;
  if (!name)
    throw new AppError("NOT_FOUND", "Could not find public function. Its address is /api/v1/<module>/<function>.");
  return name;
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return "";
  }
}

/**
 * A key counts for one caller and one function: others who think of the same one must neither be refused nor get
 * what is not theirs. Callers without credentials are told apart by their address and by what they ask: many may share one.
 */
export function idempotencyKeyOf(
  key: string | undefined,
  { path, args, token, origin }: { path: string; args: unknown; token: string | undefined; origin: Origin },
): IdempotencyKey | undefined {
  if (!key) return undefined;
  const { sessionToken } = (args ?? {}) as { sessionToken?: unknown };
  const caller = token ?? (typeof sessionToken === "string" ? sessionToken : [origin.address, args]);
  const hash = createHash("sha256")
    .update(stringify([path, caller, key]))
    .digest("base64url");
  return { session: `rest ${hash}`, request: 0 };
}

/** Values of a query string are texts where the function takes a text, else JSON where they can be. */
function parseQueryString(c: Context, { argsSchema }: RegisteredFunction): Record<string, unknown> {
  const schemas = new Map(Object.entries(definitionOf(argsSchema).shape ?? {}));
  const read = (key: string, text: string) => (schemas.get(key)?.safeParse(text).success ? text : parseLoosely(text));
  return Object.fromEntries(Object.entries(c.req.query()).map(([key, text]) => [key, read(key, text)]));
}

function parseLoosely(text: string): unknown {
  if (!/^(?:-?\d{1,15}(?:\.\d+)?|true|false|null|[[{].*)$/s.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** After how many seconds a call that came too often may come again. */
export function retryAfter({ data }: ErrorData): number {
  const seconds = (data as { retryAfterSeconds?: number } | undefined)?.retryAfterSeconds;
  return seconds ?? 1;
}
