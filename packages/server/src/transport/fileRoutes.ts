/**
 * Files over HTTP: one is sent to its upload address, and read from its signed address, whole or in part.
 * Knows headers and statuses; does not know what files belong to.
 */
import { AppError, httpStatus } from "@foyer/protocol";
import type { Context } from "hono";
import type { StoredFile } from "../files/door.ts";
import { type FileVariant, isSignedFile } from "../signedFiles.ts";
import { toFailure } from "./failure.ts";
import { fileHeaders, isUnchanged } from "./fileHeaders.ts";
import { readRange } from "./range.ts";
import { errorBody } from "./restRoutes.ts";
import type { App, RouteContext } from "./routes.ts";

/** Adds the routes. */
export function addFileRoutes(app: App, context: RouteContext): void {
  app.post("/api/storage/upload", (c) => receive(c, context));
  app.get("/files/:id/:variant", (c) => send(c, context));
}

async function receive(c: Context, context: RouteContext): Promise<Response> {
  try {
    const token = c.req.query("token");
    if (!token) throw new AppError("MISSING_REQUIRED_FIELD", "token: required", { path: "token" });
    const length = c.req.header("content-length");
    const { storageId, refusal } = await context.files.upload({
      token: token.slice(0, 200),
      declaredBytes: length === undefined ? undefined : Number(length),
      digest: readDigest(c.req.header("digest")),
      // When it is too large, the connection must stay open long enough to say so.
      body: c.env.incoming.iterator({ destroyOnReturn: false }),
    });
    // With its id a refused file can be asked about, as clients do that look at the answer's body only.
    if (refusal) return c.json({ ...errorBody(refusal), storageId }, httpStatus(refusal.code));
    return c.json({ storageId });
  } catch (error) {
    // Nobody is left to be told, and a lost connection is no fault of ours.
    if (!c.env.incoming.complete && c.env.incoming.destroyed) return c.body(null, 400);
    return fail(c, context, error);
  }
}

/** The header `Digest: sha-256=…`, of which the value is written in base64. */
function readDigest(header: string | undefined): string | undefined {
  const value = header?.match(/^sha-256=([A-Za-z0-9+/]{43}=)$/i)?.[1];
  return value && Buffer.from(value, "base64").toString("hex");
}

async function send(c: Context, context: RouteContext): Promise<Response> {
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
  c.header("X-Content-Type-Options", "nosniff");
  try {
    const { id, variant } = requireSignature(c, context);
    const file = await context.files.find(id, variant);
    if (!file) throw new AppError("NOT_FOUND", "There is no such file, or no longer");
    return await sendFile(c, file);
  } catch (error) {
    c.header("Cache-Control", "no-store");
    return fail(c, context, error);
  }
}

async function sendFile(c: Context, file: StoredFile): Promise<Response> {
  for (const [name, value] of fileHeaders(file)) c.header(name, value);
  if (isUnchanged(c.req.header("if-none-match"), file.etag)) return c.body(null, 304);
  const condition = c.req.header("if-range");
  const wanted = condition === undefined || condition === file.etag ? c.req.header("range") : undefined;
  const range = readRange(wanted, file.sizeBytes);
  if (range === "unsatisfiable") {
    c.header("Content-Range", `bytes */${file.sizeBytes}`);
    return c.body(null, 416);
  }
  c.header("Content-Length", String(range ? range.end - range.start + 1 : file.sizeBytes));
  if (range) c.header("Content-Range", `bytes ${range.start}-${range.end}/${file.sizeBytes}`);
  const status = range ? 206 : 200;
  if (c.req.method === "HEAD" || file.sizeBytes === 0) return c.body(null, status);
  const bytes = await file.read(range);
  if (!bytes) throw new AppError("NOT_FOUND", "There is no such file, or no longer");
  return c.body(bytes, status);
}

function requireSignature(c: Context, { engine }: RouteContext): { id: string; variant: FileVariant } {
  const { id = "", variant = "" } = c.req.param();
  const { expires = "", signature = "" } = c.req.query();
  const isKnown = /^[0-9a-f]{32}$/.test(id) && (variant === "file" || variant === "thumbnail");
  if (!isKnown) throw new AppError("NOT_FOUND", "There is nothing here.");
  const claim = { id, variant, expires: Number(expires), signature };
  if (!isSignedFile(engine.surroundings.secrets, engine.clock.now(), claim)) {
    throw new AppError("NOT_AUTHORIZED", "This address has expired, or was not made here");
  }
  return { id, variant };
}

function fail(c: Context, { log }: RouteContext, error: unknown): Response {
  const { data } = toFailure(error, log.error);
  // Clients are told to come back; why is for those who run this server.
  if (error instanceof AppError && error.cause !== undefined && data.code === "UNAVAILABLE") log.error(error);
  return c.json(errorBody(data), httpStatus(data.code));
}
