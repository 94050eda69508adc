/** Browsers that want to be told of messages while nobody looks at them. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { hashOf } from "../../secrets.ts";
import { workspaceOfCaller } from "../marketplace/desk.ts";
import { workspaces } from "../workspaces/tables.ts";
import { listBrowsers, MOST_BROWSERS, type PushOwner } from "./pushes.ts";
import { pushSubscriptions } from "./tables.ts";

const endpoint = z.text(1_000, 1);
const placeArgs = { workspaceId: z.id("workspaces").optional(), endpoint };

/** An uncompressed point of the curve, and sixteen bytes; both in base64url. */
const keys = z.strictObject({
  p256dh: z.text(88, 87).refine((value) => /^B[\w-]{86}=?$/.test(value), { error: "expected a key of 65 bytes" }),
  auth: z.text(24, 22).refine((value) => /^[\w-]{22}(==)?$/.test(value), { error: "expected 16 bytes" }),
});

/** Get the key that a browser needs as `applicationServerKey` to subscribe. */
export const getKey = query({
  args: {},
  returns: z.object({ publicKey: z.string() }),
  access: { agent: true, participant: true },
  shared: true,
  async handler(ctx) {
    return { publicKey: ctx.surroundings.pusher.publicKey };
  },
});

/** Tell the caller of new messages on this browser: takes what `PushSubscription.toJSON()` gives. At most 20 browsers; the oldest goes. */
export const add = mutation({
  args: { ...placeArgs, keys, expirationTime: z.number().nullable().optional() },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true, participant: true },
  rateLimit: { per: "caller", points: 30, seconds: 60 },
  async handler(ctx, args) {
    const workspaceId = await workspaceOfCaller(ctx.db, ctx.caller, args);
    const owner = ownerOf(ctx);
    if (!ctx.surroundings.outside.mayCall(args.endpoint)) {
      throw new AppError("INVALID_INPUT", "expected the https address of a push service", { path: "endpoint" });
    }
    const known = await browserOf(ctx, workspaceId, args.endpoint);
    // A browser that somebody else used before tells the one who uses it now.
    if (known) await ctx.db.remove(pushSubscriptions, known.id);
    const own = (await listBrowsers(ctx.db, workspaceId, owner)).filter((row) => row.id !== known?.id);
    for (const row of own.slice(0, Math.max(0, own.length - MOST_BROWSERS + 1))) {
      await ctx.db.remove(pushSubscriptions, row.id);
    }
    await ctx.db.insertNew(pushSubscriptions, {
      workspaceId,
      ...owner,
      endpoint: args.endpoint,
      endpointHash: hashOf(args.endpoint),
      ...args.keys,
      createdAt: ctx.now,
    });
    return null;
  },
});

/** Tell the caller no longer on this browser. */
export const remove = mutation({
  args: placeArgs,
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: true, participant: true },
  async handler(ctx, args) {
    const workspaceId = await workspaceOfCaller(ctx.db, ctx.caller, args);
    const owner = ownerOf(ctx);
    const known = await browserOf(ctx, workspaceId, args.endpoint);
    const isOwn = "personId" in owner ? known?.personId === owner.personId : known?.userId === owner.userId;
    if (known && isOwn) await ctx.db.remove(pushSubscriptions, known.id);
    return null;
  },
});

function browserOf(ctx: MutationContext, workspaceId: string, address: string) {
  return ctx.db.first(pushSubscriptions, "byEndpoint", { workspaceId, endpointHash: hashOf(address) }, { lock: true });
}

function ownerOf({ caller }: MutationContext): PushOwner {
  if (caller.kind === "participant") return { personId: caller.personId };
  if (caller.kind === "agent") return { userId: caller.userId };
  throw new AppError("NOT_AUTHORIZED", "Not authorized");
}
