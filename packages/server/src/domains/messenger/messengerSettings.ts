/** How the messenger looks and what its home shows. */
import { AppError } from "@foyer/protocol";
import type { MutationContext, SharedQueryContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { replaceFile } from "../attachments/attach.ts";
import { workspaces } from "../workspaces/tables.ts";
import { homeShape, requireUsableHome, visibleHome } from "./home.ts";
import { DEFAULT_LOOK, type Look, lookArgs, publicLookShape } from "./look.ts";
import { messengerSettings } from "./tables.ts";

const workspaceArgs = { workspaceId: z.id("workspaces") };

/** How a workspace's messenger looks, for everyone. */
export const getPublicSettings = query({
  args: workspaceArgs,
  returns: publicLookShape,
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  shared: true,
  async handler(ctx, { workspaceId }, workspace) {
    return present(ctx, await read(ctx, workspaceId), workspace.name);
  },
});

/** What the messenger's home shows to an anonymous visitor, or to one whom the host has identified. */
export const getPublicHomeConfig = query({
  args: { ...workspaceArgs, isIdentified: z.boolean().optional() },
  returns: homeShape,
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  shared: true,
  async handler(ctx, { workspaceId, isIdentified = false }) {
    return visibleHome((await read(ctx, workspaceId)).home, isIdentified);
  },
});

/** The settings as they are edited. */
export const get = query({
  args: workspaceArgs,
  returns: publicLookShape
    .extend({ logoAttachmentId: z.id("attachments").optional(), updatedAt: z.number().optional() })
    .nullable(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace", apiKey: "settings.workspace" },
  whenRefused: null,
  shared: true,
  async handler(ctx, { workspaceId }, workspace) {
    const look = await read(ctx, workspaceId);
    const { logoAttachmentId, updatedAt } = look;
    return { ...present(ctx, look, workspace.name), logoAttachmentId: logoAttachmentId ?? undefined, updatedAt };
  },
});

/** Change how the messenger looks; what is left out stays. Gives the id of the settings. */
export const upsert = mutation({
  args: { ...workspaceArgs, ...lookArgs },
  returns: z.id("messengerSettings"),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace", apiKey: "settings.workspace" },
  async handler(ctx, { workspaceId, ...given }) {
    // Only what is undefined goes; what goes through an object's entries forgets its types.
    const patch = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<Look>;
    if (patch.logoAttachmentId !== undefined) await replaceLogo(ctx, workspaceId, patch.logoAttachmentId);
    const id = await store(ctx, workspaceId, patch);
    await requireKnownLanguage(ctx, id);
    return id;
  },
});

/** The whole home with all cards and tabs, as it is edited. */
export const getHomeConfig = query({
  args: workspaceArgs,
  returns: homeShape.nullable(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace", apiKey: "settings.workspace" },
  whenRefused: null,
  shared: true,
  async handler(ctx, { workspaceId }) {
    return (await read(ctx, workspaceId)).home;
  },
});

/** Replace the home. Ids of cards and tabs are unique, and the messages tab stays visible to all. */
export const updateHomeConfig = mutation({
  args: { ...workspaceArgs, homeConfig: homeShape },
  returns: z.id("messengerSettings"),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace", apiKey: "settings.workspace" },
  async handler(ctx, { workspaceId, homeConfig }) {
    requireUsableHome(homeConfig);
    return store(ctx, workspaceId, { home: homeConfig });
  },
});

/** Show the home, or open the messenger with its messages instead. */
export const toggleHomeEnabled = mutation({
  args: { ...workspaceArgs, enabled: z.boolean() },
  returns: z.id("messengerSettings"),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace", apiKey: "settings.workspace" },
  async handler(ctx, { workspaceId, enabled }) {
    const row = await ctx.db.first(messengerSettings, "byWorkspace", { workspaceId }, { lock: true });
    return store(ctx, workspaceId, { home: { ...(row ?? DEFAULT_LOOK).home, enabled } });
  },
});

async function read(ctx: Pick<SharedQueryContext, "db">, workspaceId: string): Promise<Look & { updatedAt?: number }> {
  return (await ctx.db.first(messengerSettings, "byWorkspace", { workspaceId })) ?? DEFAULT_LOOK;
}

function present(ctx: SharedQueryContext, look: Look, workspaceName: string) {
  const { logoAttachmentId, home: _home, ...shown } = look;
  const logo = logoAttachmentId ? ctx.surroundings.signFile(logoAttachmentId, "file", ctx) : null;
  return { ...shown, teamName: shown.teamName ?? workspaceName, logo };
}

async function store(ctx: MutationContext, workspaceId: string, patch: Partial<Look>): Promise<string> {
  const resource = { resourceType: "messengerSettings", metadata: { changed: Object.keys(patch).join(", ") } };
  ctx.audit({ workspaceId, action: "workspace.settings.changed", ...resource });
  const made = await ctx.db.insertNew(messengerSettings, {
    workspaceId,
    ...DEFAULT_LOOK,
    ...patch,
    updatedAt: ctx.now,
  });
  if (made) return made.id;
  const row = await ctx.db.first(messengerSettings, "byWorkspace", { workspaceId }, { lock: true });
  const id = row?.id ?? "";
  await ctx.db.update(messengerSettings, id, { ...patch, updatedAt: ctx.now });
  return id;
}

async function requireKnownLanguage(ctx: MutationContext, id: string): Promise<void> {
  const row = await ctx.db.get(messengerSettings, id);
  if (!row || row.supportedLanguages.includes(row.defaultLanguage)) return;
  throw new AppError("INVALID_INPUT", "The default language must be one of the supported ones", {
    path: "defaultLanguage",
  });
}

/** Puts an uploaded image in the place of the logo, or takes the logo away. */
async function replaceLogo(ctx: MutationContext, workspaceId: string, id: string | null): Promise<void> {
  const row = await ctx.db.first(messengerSettings, "byWorkspace", { workspaceId }, { lock: true });
  const logo = { workspaceId, id, purpose: "logo" as const, path: "logoAttachmentId" };
  await replaceFile(ctx, row?.logoAttachmentId ?? null, logo);
}
