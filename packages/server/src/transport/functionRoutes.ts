/**
 * The function routes of the official clients: `/api/query`, `/api/mutation`, `/api/action` and their relatives.
 * Knows the form of requests and replies; a function's failure is a reply, not an HTTP error.
 */
import {
  AppError,
  canonicalPath,
  decodeTimestamp,
  decodeValue,
  encodeTimestamp,
  encodeValue,
  httpStatus,
  ProtocolError,
  parseArgs,
} from "@foyer/protocol";
import type { Context } from "hono";
import { call, checkToken } from "../engine/call.ts";
import type { FunctionKind } from "../engine/declare.ts";
import { readJson } from "./body.ts";
import { toFailure } from "./failure.ts";
import type { App, RouteContext } from "./httpServer.ts";

interface FunctionRequest {
  path: string;
  args: unknown;
  kind?: FunctionKind;
  isPlain: boolean;
}

/** Adds the routes. */
export function addFunctionRoutes(app: App, context: RouteContext): void {
  const { engine } = context;
  for (const kind of ["query", "mutation", "action"] as const) {
    app.post(`/api/${kind}`, (c) => answer(c, context, async () => ({ ...readRequest(await readJson(c)), kind })));
  }
  app.get("/api/query", (c) =>
    answer(c, context, async () => {
      const { path = "", args = "{}", format } = c.req.query();
      return { ...readRequest({ path, args: parseQueryArgs(args), format: format ?? "json" }), kind: "query" };
    }),
  );
  app.post("/api/function", (c) => answer(c, context, async () => readRequest(await readJson(c))));
  app.post("/api/run/:path{.+}", (c) =>
    answer(c, context, async () => {
      const body = (await readJson(c)) as Record<string, unknown>;
      return readRequest({ format: "json", ...body, path: runPath(c.req.param("path")) });
    }),
  );
  app.post("/api/query_ts", (c) => c.json({ ts: encodeTimestamp(engine.commits.clock.current) }));
  app.post("/api/query_at_ts", (c) =>
    answer(c, context, async () => {
      const body = (await readJson(c)) as { ts?: unknown };
      // Reads are always of now; a moment in the past is answered with the present, one in the future is refused.
      if (typeof body.ts !== "string" || decodeTimestamp(body.ts) > engine.commits.clock.current) {
        throw new AppError("INVALID_INPUT", "ts lies in the future or is not a timestamp", { path: "ts" });
      }
      return { ...readRequest(body), kind: "query" };
    }),
  );
  app.post("/api/query_batch", (c) => answerBatch(c, context));
  app.post("/api/debug_event", (c) => c.body(null, 200));
  app.get("/version", (c) => c.text("foyer"));
  app.get("/instance_version", (c) => c.text("foyer"));
}

async function answer(c: Context, context: RouteContext, read: () => Promise<FunctionRequest>): Promise<Response> {
  let request: FunctionRequest;
  let token: string | undefined;
  try {
    request = await read();
    token = bearerOf(c);
    await checkToken(context.engine, token);
  } catch (error) {
    return refuse(c, context, error);
  }
  return c.json(await run(c, context, { ...request, token }));
}

async function run(
  c: Context,
  { engine, log, originOf }: RouteContext,
  request: FunctionRequest & { token: string | undefined },
) {
  const { path, args, token, kind, isPlain } = request;
  try {
    const { value } = await call(engine, { path, args, token, origin: originOf(c.env.incoming) }, kind);
    return { status: "success", value: isPlain ? (value ?? null) : encodeValue(value ?? null) };
  } catch (error) {
    const { message, data } = toFailure(error, log.error);
    return { status: "error", errorMessage: message, errorData: encodeValue(data) };
  }
}

async function answerBatch(c: Context, context: RouteContext): Promise<Response> {
  try {
    const token = bearerOf(c);
    await checkToken(context.engine, token);
    const { queries } = (await readJson(c)) as { queries?: unknown };
    if (!Array.isArray(queries) || queries.length > 100) {
      throw new AppError("INVALID_INPUT", "queries must be a list of at most 100", { path: "queries" });
    }
    const requests = queries.map(readRequest);
    const results = await Promise.all(requests.map((request) => run(c, context, { ...request, kind: "query", token })));
    return c.json({ results });
  } catch (error) {
    return refuse(c, context, error);
  }
}

function readRequest(body: unknown): FunctionRequest {
  const { path, args, format } = (body ?? {}) as { path?: unknown; args?: unknown; format?: unknown };
  if (typeof path !== "string") throw new AppError("INVALID_INPUT", "path: expected a text", { path: "path" });
  const isPlain = format === "json";
  return { path, args: decodeValue(parseArgs(args ?? {}), { integersAsNumbers: true }), isPlain };
}

function parseQueryArgs(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("INVALID_FORMAT", "args: expected JSON", { path: "args" });
  }
}

/** `a/b/f` → `a/b:f`. */
function runPath(path: string): string {
  const end = path.lastIndexOf("/");
  const spelled = end === -1 ? path : `${path.slice(0, end)}:${path.slice(end + 1)}`;
  return canonicalPath(spelled) ?? spelled;
}

/** The token of an Authorization header. */
export function bearerOf(c: Context): string | undefined {
  const header = c.req.header("authorization");
  if (!header) return undefined;
  const token = header.match(/^Bearer\s+(\S+)$/i)?.[1];
  if (!token) throw new AppError("INVALID_CREDENTIALS", "Authorization: expected a bearer token");
  return token;
}

function refuse(c: Context, { log }: RouteContext, error: unknown): Response {
  const shown =
    error instanceof ProtocolError ? new AppError("INVALID_INPUT", error.message, { path: error.field }) : error;
  const { message, data } = toFailure(shown, log.error);
  return c.json({ code: data.code, message }, httpStatus(data.code));
}
