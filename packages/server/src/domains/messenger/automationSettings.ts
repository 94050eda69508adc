/** What the messenger does by itself. */
import type { QueryContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { workspaces } from "../workspaces/tables.ts";
import { automationSettings } from "./tables.ts";

const DEFAULTS = {
  suggestArticlesEnabled: false,
  showReplyTimeEnabled: false,
  collectEmailEnabled: true,
  askForRatingEnabled: false,
};

const toggles = {
  suggestArticlesEnabled: z.boolean(),
  showReplyTimeEnabled: z.boolean(),
  collectEmailEnabled: z.boolean(),
  askForRatingEnabled: z.boolean(),
};

const settingsShape = z.object({
  _id: z.id("automationSettings"),
  _creationTime: z.number(),
  workspaceId: z.id("workspaces"),
  ...toggles,
  createdAt: z.number(),
  updatedAt: z.number(),
});

/** The toggles as they are stored; `null` when nobody has changed any yet. */
export const get = query({
  args: { workspaceId: z.id("workspaces") },
  returns: settingsShape.nullable(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace", apiKey: "settings.workspace" },
  whenRefused: null,
  shared: true,
  async handler(ctx, { workspaceId }) {
    const row = await stored(ctx, workspaceId);
    return row && { ...row, _id: row.id, _creationTime: row.createdAt };
  },
});

/** The toggles that a messenger goes by, stored or not. */
export const getOrCreate = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.object(toggles),
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  shared: true,
  async handler(ctx, { workspaceId }) {
    return (await stored(ctx, workspaceId)) ?? DEFAULTS;
  },
});

/** Change toggles; those that are left out stay. Gives the id of the settings. */
export const upsert = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    suggestArticlesEnabled: z.boolean().optional(),
    showReplyTimeEnabled: z.boolean().optional(),
    collectEmailEnabled: z.boolean().optional(),
    askForRatingEnabled: z.boolean().optional(),
  },
  returns: z.id("automationSettings"),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace", apiKey: "settings.workspace" },
  async handler(ctx, { workspaceId, ...given }) {
    const patch = Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, boolean] => entry[1] !== undefined),
    );
    const entry = { action: "workspace.settings.changed", resourceType: "automationSettings" };
    ctx.audit({ workspaceId, ...entry, metadata: patch });
    const times = { createdAt: ctx.now, updatedAt: ctx.now };
    const made = await ctx.db.insertNew(automationSettings, { workspaceId, ...DEFAULTS, ...patch, ...times });
    if (made) return made.id;
    const row = await ctx.db.first(automationSettings, "byWorkspace", { workspaceId }, { lock: true });
    const id = row?.id ?? "";
    await ctx.db.update(automationSettings, id, { ...patch, updatedAt: ctx.now });
    return id;
  },
});

function stored(ctx: Pick<QueryContext, "db">, workspaceId: string) {
  return ctx.db.first(automationSettings, "byWorkspace", { workspaceId });
}
