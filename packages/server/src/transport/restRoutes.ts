/**
 * Every function as plain REST: `GET /api/v1/<module>/<function>` for queries, `POST` for all.
 * Knows HTTP's way of saying things: statuses, query strings, plain JSON.
 */
import { AppError, canonicalPath, decodeValue, type ErrorData, encodeValue, httpStatus } from "@foyer/protocol";
import type { Context } from "hono";
import { call } from "../engine/call.ts";
import { readJson } from "./body.ts";
import { toFailure } from "./failure.ts";
import { bearerOf } from "./functionRoutes.ts";
import type { App, RouteContext } from "./httpServer.ts";

const PREFIX = "/api/v1/";

/** Adds the routes. */
export function addRestRoutes(app: App, context: RouteContext): void {
  app.get(`${PREFIX}*`, (c) => respond(c, context, () => parseQueryString(c), "query"));
  app.post(`${PREFIX}*`, (c) => respond(c, context, () => readJson(c)));
}

async function respond(
  c: Context,
  { engine, log, originOf }: RouteContext,
  read: () => unknown,
  kind?: "query",
): Promise<Response> {
  try {
    const args = decodeValue(await read(), { integersAsNumbers: true });
    const path = functionPath(c.req.path);
    const idempotency = c.req.header("idempotency-key");
    const { value } = await call(
      engine,
      {
        path,
        args,
        token: bearerOf(c),
        origin: originOf(c.env.incoming),
        idempotencyKey: idempotency ? { session: `rest ${path} ${idempotency.slice(0, 200)}`, request: 0 } : undefined,
      },
      kind,
    );
    return c.json(encodeValue(value ?? null));
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
  const path = decodeURIComponent(urlPath.slice(PREFIX.length));
  const end = path.lastIndexOf("/");
  const name = end > 0 ? canonicalPath(`${path.slice(0, end)}:${path.slice(end + 1)}`) : null;
  if (!name)
    throw new AppError("NOT_FOUND", "Could not find public function. Its address is /api/v1/<module>/<function>.");
  return name;
}

/** Values of a query string are JSON where they can be, else texts. */
function parseQueryString(c: Context): Record<string, unknown> {
  return Object.fromEntries(Object.entries(c.req.query()).map(([key, text]) => [key, parseLoosely(text)]));
}

function parseLoosely(text: string): unknown {
  if (!/^(?:-?\d{1,15}(?:\.\d+)?|true|false|null|[[{].*)$/s.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function retryAfter({ data }: ErrorData): number {
  const seconds = (data as { retryAfterSeconds?: number } | undefined)?.retryAfterSeconds;
  return seconds ?? 1;
}
