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
  httpStatus,
  ProtocolError,
  parseArgs,
} from "@foyer/protocol";
import type { Context } from "hono";
import { call, checkToken } from "../engine/call.ts";
import type { FunctionKind } from "../engine/declared.ts";
import { readJson } from "./body.ts";
import { encodeResult, toFailure } from "./failure.ts";
import { plainJson } from "./plainJson.ts";
import type { App, RouteContext } from "./routes.ts";

interface FunctionRequest {
  path: string;
  args: unknown;
  kind?: FunctionKind;
  isPlain: boolean;
}

const MAX_BATCH = 100;
/** How far the clocks of nodes may be apart: one node's present is not another's future. */
const CLOCK_SKEW_MS = 5_000;

/** Adds the routes. */
export function addFunctionRoutes(app: App, context: RouteContext): void {
  const { engine } = context;
  for (const kind of ["query", "mutation", "action"] as const) {
    app.post(`/api/${kind}`, (c) => answer(c, context, async () => ({ ...readRequest(await readObject(c)), kind })));
  }
  app.get("/api/query", (c) =>
    answer(c, context, async () => {
      const { path = "", args = "{}", format } = c.req.query();
      return { ...readRequest({ path, args: parseQueryArgs(args), format }), kind: "query" };
    }),
  );
  app.post("/api/function", (c) => answer(c, context, async () => readRequest(await readObject(c))));
  app.post("/api/run/:path{.+}", (c) =>
    answer(c, context, async () => readRequest({ ...(await readObject(c)), path: runPath(c.req.param("path")) })),
  );
  app.post("/api/query_ts", (c) => c.json({ ts: encodeTimestamp(engine.commits.clock.current) }));
  app.post("/api/query_at_ts", (c) =>
    answer(c, context, async () => {
      const body = await readObject(c);
      // Reads are always of now; a moment in the past is answered with the present, one in the future is refused.
      const latest = Math.max(engine.commits.clock.current, (Date.now() + CLOCK_SKEW_MS) * 1_000);
      if (typeof body.ts !== "string" || decodeTimestamp(body.ts) > latest) {
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
  try {
    const request = await read();
    const token = bearerOf(c);
    const reply = await run(c, context, { ...request, token });
    // The call has found out whether the token is good; what it failed by may have come before that.
    if (reply.status === "error") await checkToken(context.engine, token);
    return c.json(reply);
  } catch (error) {
    return refuse(c, context, error);
  }
}

async function run(
  c: Context,
  { engine, log, originOf }: RouteContext,
  request: FunctionRequest & { token: string | undefined },
) {
  const { path, args, token, kind, isPlain } = request;
  try {
    const { value } = await call(engine, { path, args, token, origin: originOf(c.env.incoming) }, kind);
    return { status: "success", value: isPlain ? plainJson(value) : encodeResult(value) };
  } catch (error) {
    const { message, data } = toFailure(error, log.error);
    return { status: "error", errorMessage: message, errorData: isPlain ? plainJson(data) : encodeResult(data) };
  }
}

async function answerBatch(c: Context, context: RouteContext): Promise<Response> {
  try {
    const token = bearerOf(c);
    await checkToken(context.engine, token);
    const { queries } = await readObject(c);
    if (!Array.isArray(queries) || queries.length > MAX_BATCH) {
      throw new AppError("INVALID_INPUT", `queries must be a list of at most ${MAX_BATCH}`, { path: "queries" });
    }
    const requests = queries.map((each) => readRequest(isObject(each) ? each : {}));
    const results = await Promise.all(requests.map((request) => run(c, context, { ...request, kind: "query", token })));
    return c.json({ results });
  } catch (error) {
    return refuse(c, context, error);
  }
}

const formats = new Map<unknown, { isPlain: boolean }>([
  ["convex_encoded_json", { isPlain: false }],
  ["convex_json", { isPlain: false }],
  ["json", { isPlain: true }],
  // Official clients name theirs; who does not wants plain JSON.
  [undefined, { isPlain: true }],
]);

function readRequest({ path, args = {}, format, componentPath }: Record<string, unknown>): FunctionRequest {
  if (typeof path !== "string") throw new AppError("INVALID_INPUT", "path: expected a text", { path: "path" });
  const known = formats.get(format);
  if (!known) throw new AppError("INVALID_INPUT", "format: expected convex_encoded_json or json", { path: "format" });
  if (componentPath) throw new AppError("NOT_AUTHORIZED", "Components are not available", { path: "componentPath" });
  return { path, args: decodeValue(parseArgs(args), { integersAsNumbers: true }), ...known };
}

async function readObject(c: Context): Promise<Record<string, unknown>> {
  const body = await readJson(c);
  if (!isObject(body)) throw new AppError("INVALID_FORMAT", "The body must be a JSON object");
  return body;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseQueryArgs(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("INVALID_FORMAT", "args: expected JSON", { path: "args" });
  }
}

/** `a/b/f` → `a/b:f`; a path that has a colon is one already. */
function runPath(path: string): string {
  if (path.includes(":")) return path;
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
