/** What a marketplace allows: who may write to whom, which images, and whether contact details are hidden. */
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import { typeOfExtension } from "../../files/fileTypes.ts";
import type { Reader } from "../../persistence/reader.ts";
import { limitsOf } from "../attachments/limits.ts";
import { workspaces } from "../workspaces/tables.ts";
import { webAddress } from "./commerce.ts";
import { marketplaceSettings } from "./tables.ts";

export const module = "marketplaceSettings";

const MEGABYTE = 1_048_576;
const IMAGE_TYPES = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** The switches of a marketplace. */
export interface Switches {
  readonly directMessagingEnabled: boolean;
  readonly adminSupportEnabled: boolean;
  readonly memberChatsEnabled: boolean;
  readonly masksContactDetails: boolean;
  readonly notifiesByEmail: boolean;
  readonly notifiesByPush: boolean;
  readonly conversationUrl: string | null;
}

const DEFAULTS: Switches = {
  directMessagingEnabled: true,
  adminSupportEnabled: true,
  memberChatsEnabled: true,
  masksContactDetails: false,
  notifiesByEmail: true,
  notifiesByPush: true,
  conversationUrl: null,
};

/** The settings as chats show them. */
export const chatSettingsShape = z.object({
  directMessagingEnabled: z.boolean(),
  maxImageSizeMB: z.number(),
  allowedImageTypes: z.array(z.string()),
  adminSupportEnabled: z.boolean(),
});

/** The switches that hold in a workspace. */
export async function switchesOf(db: Reader, workspaceId: string): Promise<Switches> {
  const own = await db.first(marketplaceSettings, "byWorkspace", { workspaceId });
  return own ?? DEFAULTS;
}

/** Which images may be sent. */
export async function imageLimitsOf(
  db: Reader,
  workspaceId: string,
): Promise<{ maxSizeBytes: number; types: string[] }> {
  const { maxSizeBytes, extensions } = await limitsOf(db, workspaceId, "marketplace");
  const accepted = new Set(extensions.map((each) => typeOfExtension(each)?.mimeType));
  return { maxSizeBytes, types: IMAGE_TYPES.filter((type) => accepted.has(type)) };
}

/** The settings as chats show them. */
export async function chatSettingsOf(db: Reader, workspaceId: string): Promise<Infer<typeof chatSettingsShape>> {
  const [switches, images] = await Promise.all([switchesOf(db, workspaceId), imageLimitsOf(db, workspaceId)]);
  return {
    directMessagingEnabled: switches.directMessagingEnabled,
    maxImageSizeMB: Math.floor((images.maxSizeBytes / MEGABYTE) * 10) / 10,
    allowedImageTypes: images.types,
    adminSupportEnabled: switches.adminSupportEnabled,
  };
}

/** Get the marketplace's settings; image limits are changed by `supportAttachments:updateLimits` with the purpose `marketplace`. */
export const get = query({
  args: { workspaceId: z.id("workspaces") },
  returns: chatSettingsShape.extend({
    memberChatsEnabled: z.boolean(),
    masksContactDetails: z.boolean(),
    notifiesByEmail: z.boolean(),
    notifiesByPush: z.boolean(),
    conversationUrl: z.string().optional(),
  }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace" },
  shared: true,
  async handler(ctx, { workspaceId }) {
    const switches = await switchesOf(ctx.db, workspaceId);
    const { memberChatsEnabled, masksContactDetails, notifiesByEmail, notifiesByPush, conversationUrl } = switches;
    return {
      ...(await chatSettingsOf(ctx.db, workspaceId)),
      memberChatsEnabled,
      masksContactDetails,
      notifiesByEmail,
      notifiesByPush,
      conversationUrl: conversationUrl ?? undefined,
    };
  },
});

/** Change switches; those that are left out stay. They hold at once, in open chats too. */
export const update = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    directMessagingEnabled: z.boolean().optional(),
    adminSupportEnabled: z.boolean().optional(),
    /** Whether people of the host may write to each other in chats of their own. */
    memberChatsEnabled: z.boolean().optional(),
    masksContactDetails: z.boolean().optional(),
    notifiesByEmail: z.boolean().optional(),
    notifiesByPush: z.boolean().optional(),
    /** Where people read a conversation on the host's site; `{conversationId}` stands for its id, `{number}` for its number, `null` for no link. */
    conversationUrl: webAddress,
  },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace" },
  async handler(ctx, { workspaceId, ...given }) {
    const patch = Object.fromEntries(
      Object.entries(given).filter((entry): entry is [string, boolean | string | null] => entry[1] !== undefined),
    );
    if (Object.keys(patch).length === 0) return null;
    await ctx.db.insertNew(marketplaceSettings, { workspaceId });
    const row = await ctx.db.first(marketplaceSettings, "byWorkspace", { workspaceId }, { lock: true });
    if (row) await ctx.db.update(marketplaceSettings, row.id, patch);
    const resource = { resourceType: "workspace", resourceId: workspaceId };
    ctx.audit({ workspaceId, action: "marketplace.settings_changed", ...resource, metadata: patch });
    return null;
  },
});
