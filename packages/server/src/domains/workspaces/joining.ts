/** Joining a workspace by an invitation. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import type { Row } from "../../persistence/table.ts";
import { addMember } from "./membership.ts";
import { workspaceInvitations } from "./tables.ts";

/** A row of the table of invitations. */
export type Invitation = Row<typeof workspaceInvitations>;

/** The invitation that a token belongs to, held until the end; throws when it can no longer be accepted. */
export async function openInvitation(ctx: MutationContext, tokenHash: string): Promise<Invitation> {
  const invitation = await ctx.db.first(workspaceInvitations, "byToken", { tokenHash }, { lock: true });
  return requireOpen(ctx, invitation);
}

/** The invitation, if it can still be accepted. */
export function requireOpen(ctx: Pick<MutationContext, "now">, invitation: Invitation | null): Invitation {
  if (!invitation) throw new AppError("NOT_FOUND", "Invitation not found", { path: "token" });
  if (invitation.status === "pending" && invitation.expiresAt > ctx.now) return invitation;
  const reason = {
    pending: "This invitation is too old. Ask for another.",
    accepted: "This invitation was accepted already.",
    cancelled: "This invitation was withdrawn.",
  }[invitation.status];
  throw new AppError("GONE", reason, { path: "token" });
}

/** Makes a person a member as the invitation says; it cannot be used again. */
export async function joinByInvitation(ctx: MutationContext, invitation: Invitation, userId: string): Promise<void> {
  const { workspaceId, role } = invitation;
  await addMember(ctx, { workspaceId, userId, role });
  await ctx.db.update(workspaceInvitations, invitation.id, { status: "accepted" });
}
