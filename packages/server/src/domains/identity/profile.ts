/** What people say about themselves: name, picture, whether they are away. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { replaceFile } from "../attachments/attach.ts";
import { renameWorkspace } from "../workspaces/renameWorkspace.ts";
import { workspaceMembers } from "../workspaces/tables.ts";
import { requireAgent } from "./accounts.ts";
import { users } from "./tables.ts";

export const module = "auth";

const name = z.text(100, 1);

/** Change one's own name or picture; `null` removes the picture. */
export const updateProfile = mutation({
  args: { name: name.optional(), avatarAttachmentId: z.id("attachments").nullable().optional() },
  returns: z.null(),
  access: { agent: true },
  async handler(ctx, args) {
    const { userId } = requireAgent(ctx);
    if (args.avatarAttachmentId !== undefined) await takePicture(ctx, userId, args.avatarAttachmentId);
    await changeUser(ctx, userId, {
      ...(args.name === undefined ? {} : { name: requireName(args.name) }),
      ...(args.avatarAttachmentId === undefined ? {} : { avatarAttachmentId: args.avatarAttachmentId }),
    });
    return null;
  },
});

/** Finish a sign-up: set one's name, and the name of the workspace if one owns it. */
export const completeSignupProfile = mutation({
  args: { name: name.optional(), workspaceName: name.optional() },
  returns: z.null(),
  access: { agent: true },
  async handler(ctx, args) {
    const { userId } = requireAgent(ctx);
    if (args.name !== undefined) await changeUser(ctx, userId, { name: requireName(args.name) });
    if (args.workspaceName !== undefined) await nameOwnWorkspace(ctx, userId, args.workspaceName);
    return null;
  },
});

/** Say that one is away, or back. */
export const setAway = mutation({
  args: { isAway: z.boolean() },
  returns: z.null(),
  access: { agent: true },
  async handler(ctx, { isAway }) {
    await changeUser(ctx, requireAgent(ctx).userId, { isAway });
    return null;
  },
});

async function changeUser(
  ctx: MutationContext,
  userId: string,
  patch: { name?: string; avatarAttachmentId?: string | null; isAway?: boolean },
): Promise<void> {
  if (Object.keys(patch).length > 0) await ctx.db.update(users, userId, patch);
}

async function nameOwnWorkspace(ctx: MutationContext, userId: string, workspaceName: string): Promise<void> {
  const user = await ctx.db.get(users, userId);
  const workspaceId = user?.workspaceId;
  const member = workspaceId && (await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId }));
  if (!workspaceId || !member || member.role !== "owner") {
    throw new AppError("NOT_AUTHORIZED", "Only the owner names the workspace", { path: "workspaceName" });
  }
  await renameWorkspace(ctx, workspaceId, workspaceName);
}

function requireName(text: string): string {
  const trimmed = text.trim();
  if (trimmed === "") throw new AppError("INVALID_INPUT", "A name needs at least one letter", { path: "name" });
  return trimmed;
}

/** A picture belongs to the workspace in which it was uploaded: the one that the person looks at. */
async function takePicture(ctx: MutationContext, userId: string, id: string | null): Promise<void> {
  const path = "avatarAttachmentId";
  const user = await ctx.db.get(users, userId, { lock: true });
  if (!user || (id !== null && !user.workspaceId)) throw new AppError("NOT_FOUND", "File not found", { path });
  const picture = { workspaceId: user.workspaceId ?? "", id, purpose: "avatar" as const, path };
  await replaceFile(ctx, user.avatarAttachmentId, picture);
}
