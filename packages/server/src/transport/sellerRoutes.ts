/**
 * The chat with sellers as shops' apps call it: `/api/v2/chat/*`.
 * Knows paths, fields and bodies; what happens is the functions' of `sellerChat`.
 */
import { AppError, decodeValue } from "@foyer/protocol";
import type { Context } from "hono";
import { call, checkToken } from "../engine/call.ts";
import { readFields } from "./body.ts";
import { toFailure } from "./failure.ts";
import { bearerOf } from "./functionRoutes.ts";
import { idempotencyKeyOf } from "./restRoutes.ts";
import type { App, RouteContext } from "./routes.ts";
import { GOOD, type NumberedPage, pageBody, requireFields, sendFailure, sendTagged } from "./sellerReplies.ts";

const PREFIX = "/api/v2/chat";
const MAX_BODY_BYTES = 256 * 1_024;

type Fields = Record<string, unknown>;

/** Adds the routes. */
export function addSellerRoutes(app: App, context: RouteContext): void {
  const get = (path: string, answer: (c: Context) => Promise<Response>) =>
    app.get(`${PREFIX}/${path}`, (c) => guarded(c, context, answer));
  const post = (path: string, answer: (c: Context) => Promise<Response>) =>
    app.post(`${PREFIX}/${path}`, (c) => guarded(c, context, answer));
  get("conversations", (c) => answerPage(c, context, { name: "listConversations", args: { as: c.req.query("as") } }));
  get("messages/:id", (c) => answerPage(c, context, { name: "listMessages", args: { conversation_id: idOf(c) } }));
  get("get-new-messages/:id/:last", (c) => {
    const args = { conversation_id: idOf(c), last_message_id: idOf(c, "last") };
    return answerPage(c, context, { name: "listNewMessages", args });
  });
  post("create-conversation", (c) => createConversation(c, context));
  post("insert-message", (c) => insertMessage(c, context));
}

async function createConversation(c: Context, context: RouteContext): Promise<Response> {
  const body = await readFields(c, MAX_BODY_BYTES);
  const { product_id, title, message } = body;
  const args = { product_id: numberOf(product_id), title, message };
  const made = await run<Fields & { isNew: boolean }>(c, context, { name: "createConversation", args });
  const { isNew, ...shown } = made;
  const said = isNew ? "Conversation created" : "You have asked about this product before: your message was added";
  return c.json({ result: true, message: said, ...shown, ...GOOD });
}

async function insertMessage(c: Context, context: RouteContext): Promise<Response> {
  const { conversation_id, message, client_message_id } = await readFields(c, MAX_BODY_BYTES);
  const args = { conversation_id: numberOf(conversation_id), message, client_message_id };
  const sent = await run<Fields>(c, context, { name: "insertMessage", args });
  return c.json(pageBody({ data: [sent], page: 1, perPage: 1, total: 1 }, { path: addressOf(c, context), query: {} }));
}

/** A list's page. What somebody sees for the first time counts as viewed from then on. */
async function answerPage(
  c: Context,
  context: RouteContext,
  { name, args }: { name: string; args: Fields },
): Promise<Response> {
  const { page, per_page, ...query } = c.req.query();
  const paging = { page: pageNumber(page), per_page: pageNumber(per_page) };
  const found = await run<NumberedPage & { isNew: boolean }>(c, context, { name, args: { ...args, ...paging } });
  if (found.isNew) await run(c, context, { name: "markViewed", args: { conversation_id: args.conversation_id } });
  const kept = { ...query, ...(per_page === undefined ? {} : { per_page: String(found.perPage) }) };
  return sendTagged(c, pageBody(found, { path: addressOf(c, context), query: kept }));
}

/** Calls a function as the one whose token came with the request. */
async function run<T>(
  c: Context,
  { engine, originOf }: RouteContext,
  { name, args: given }: { name: string; args: Fields },
): Promise<T> {
  const path = `sellerChat:${name}`;
  const fn = engine.registry.publicFunction(path);
  const token = bearerOf(c);
  if (token === undefined) throw new AppError("NOT_AUTHENTICATED", "Unauthenticated.");
  const known = Object.entries(given).filter(([, value]) => value !== undefined && value !== null);
  const args = decodeValue(Object.fromEntries(known), { integersAsNumbers: true }) as Fields;
  try {
    requireFields(fn, args);
  } catch (error) {
    // Whoever is not signed in is told that first.
    await checkToken(engine, token);
    throw error;
  }
  const origin = originOf(c.env.incoming);
  const isChange = fn.declaration.kind === "mutation" && name !== "markViewed";
  const key = isChange ? c.req.header("idempotency-key") : undefined;
  const idempotencyKey = idempotencyKeyOf(key, { path, args, token, origin });
  return (await call(engine, { path, args, token, origin, idempotencyKey })).value as T;
}

async function guarded(
  c: Context,
  { log }: RouteContext,
  answer: (c: Context) => Promise<Response>,
): Promise<Response> {
  try {
    return await answer(c);
  } catch (error) {
    return sendFailure(c, toFailure(error, log.error).data);
  }
}

function addressOf(c: Context, { engine }: RouteContext): string {
  return engine.surroundings.absoluteUrl(c.req.path);
}

/** A number of the path; what is none names nothing. */
function idOf(c: Context, name = "id"): number {
  const number = numberOf(c.req.param(name));
  if (typeof number !== "number") throw new AppError("NOT_FOUND", "Conversation not found");
  return number;
}

/** Forms and apps send numbers as texts. */
function numberOf(value: unknown): unknown {
  return typeof value === "string" && /^\d{1,16}$/.test(value) ? Number(value) : value;
}

/** A page that is no number is the first. */
function pageNumber(value: string | undefined): number | undefined {
  const number = numberOf(value);
  return typeof number === "number" && number > 0 ? number : undefined;
}
