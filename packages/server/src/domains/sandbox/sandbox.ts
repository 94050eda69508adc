/** The sandbox of a workspace, as its team and its host's programs see it. */
import { AppError } from "@foyer/protocol";
import { internalMutation, job, mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations } from "../conversations/tables.ts";
import { orders, people, products, stores } from "../marketplace/tables.ts";
import { visitors } from "../visitors/tables.ts";
import { workspaces } from "../workspaces/tables.ts";
import { CONTENTS, eraseSome } from "./contents.ts";
import { openSandbox } from "./openSandbox.ts";
import { idOfSandbox } from "./sandboxId.ts";

const MOST_COUNTED = 1_000;
const SECOND_MS = 1_000;

/** The sandbox of a workspace, or the sandbox itself when its own id is given; `null` when there is none. */
export const get = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z
    .object({
      sandboxId: z.id("workspaces"),
      workspaceId: z.id("workspaces"),
      name: z.string(),
      createdAt: z.number(),
      /** Since when its data is being taken away; absent when it is not. */
      clearingSince: z.number().optional(),
      /** How many of each there are, counted up to 1,000. */
      holds: z.object({
        stores: z.number(),
        products: z.number(),
        orders: z.number(),
        people: z.number(),
        visitors: z.number(),
        conversations: z.number(),
      }),
    })
    .nullable(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.integrations", apiKey: "commerce.read" },
  whenRefused: null,
  windowMs: SECOND_MS,
  async handler(ctx, _args, { id, sandboxOf }) {
    // Programs with keys of the workspace know nothing of its sandbox.
    if (ctx.caller.kind === "apiKey" && sandboxOf === null) return null;
    const row = await ctx.db.get(workspaces, sandboxOf === null ? idOfSandbox(id) : id);
    if (!row?.sandboxOf) return null;
    const workspaceId = row.id;
    const [ofStores, ofProducts, ofOrders, ofPeople, ofVisitors, ofConversations] = await Promise.all([
      ctx.db.count(stores, "byCreation", { workspaceId }, MOST_COUNTED),
      ctx.db.count(products, "byCreation", { workspaceId }, MOST_COUNTED),
      ctx.db.count(orders, "byCreation", { workspaceId }, MOST_COUNTED),
      ctx.db.count(people, "byCreation", { workspaceId }, MOST_COUNTED),
      ctx.db.count(visitors, "byLastSeen", { workspaceId }, MOST_COUNTED),
      ctx.db.count(conversations, "byCreation", { workspaceId }, MOST_COUNTED),
    ]);
    return {
      sandboxId: row.id,
      workspaceId: row.sandboxOf,
      name: row.name,
      createdAt: row.createdAt,
      clearingSince: row.clearingSince ?? undefined,
      holds: {
        stores: ofStores,
        products: ofProducts,
        orders: ofOrders,
        people: ofPeople,
        visitors: ofVisitors,
        conversations: ofConversations,
      },
    };
  },
});

/** Give a workspace its sandbox, unless it has one; gives the sandbox's id. The first key for trying things out does the same. */
export const open = mutation({
  args: { workspaceId: z.id("workspaces") },
  returns: z.id("workspaces"),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.integrations" },
  handler: (ctx, { workspaceId }) => openSandbox(ctx, workspaceId),
});

/**
 * Take all data out of a sandbox, for good: stores, products, orders, people with their tokens, visitors, conversations and kept
 * mail. Its settings and its keys stay. It goes on in the background: `sandbox:get` says while it does.
 */
export const clear = mutation({
  args: { workspaceId: z.id("workspaces") },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.integrations", apiKey: "commerce.write" },
  rateLimit: { per: "caller", points: 60, seconds: 3_600 },
  async handler(ctx, { workspaceId: named }, { sandboxOf }) {
    if (ctx.caller.kind === "apiKey" && sandboxOf === null) {
      throw new AppError("NOT_AUTHORIZED", "Only a sandbox key clears a sandbox");
    }
    const sandboxId = sandboxOf === null ? idOfSandbox(named) : named;
    const sandbox = await ctx.db.get(workspaces, sandboxId, { lock: true });
    if (!sandbox?.sandboxOf) throw new AppError("NOT_FOUND", "This workspace has no sandbox", { path: "workspaceId" });
    await ctx.db.update(workspaces, sandboxId, { clearingSince: ctx.now });
    ctx.jobs.add(clearAway, { sandboxId }, { key: `clear sandbox ${sandboxId}` });
    const resource = { resourceType: "workspace", resourceId: sandboxId };
    ctx.audit({ workspaceId: sandbox.sandboxOf, action: "sandbox.cleared", ...resource });
    return null;
  },
});

/** Take some of one kind of data out of a sandbox; answers whether there may be more of it. */
export const clearSome = internalMutation({
  args: { sandboxId: z.id("workspaces"), place: z.number().int().min(0).max(1_000) },
  returns: z.boolean(),
  async handler(ctx, { sandboxId, place }) {
    const content = CONTENTS[place];
    const sandbox = await ctx.db.get(workspaces, sandboxId, { only: ["sandboxOf"] });
    return content !== undefined && !!sandbox?.sandboxOf && eraseSome(ctx, sandboxId, content);
  },
});

/** Note that a sandbox is empty. */
export const finishClearing = internalMutation({
  args: { sandboxId: z.id("workspaces") },
  returns: z.null(),
  async handler(ctx, { sandboxId }) {
    await ctx.db.update(workspaces, sandboxId, { clearingSince: null, conversationCount: 0 });
    return null;
  },
});

/** Takes all data out of a sandbox. */
export const clearAway = job({
  args: { sandboxId: z.id("workspaces") },
  async handler(ctx, { sandboxId }) {
    for (const place of CONTENTS.keys()) {
      for (let hasMore = true; hasMore; ) hasMore = await ctx.run(clearSome, { sandboxId, place });
    }
    await ctx.run(finishClearing, { sandboxId });
  },
});
