/** The people who answer for the shop. */
import type { MutationContext } from "../../engine/context.ts";
import { users } from "../identity/tables.ts";
import { createWorkspace } from "../workspaces/createWorkspace.ts";
import { addMember } from "../workspaces/membership.ts";
import { workspaces } from "../workspaces/tables.ts";
import type { Colleague } from "./talk.ts";

const COLLEAGUES: Readonly<Record<Colleague, { name: string; email: string }>> = {
  mara: { name: "Mara Ellis", email: "mara@fieldandfern.example" },
  jonas: { name: "Jonas Lind", email: "jonas@fieldandfern.example" },
  amina: { name: "Amina Yusuf", email: "amina@fieldandfern.example" },
};

/** Opens the workspace: Mara owns it, the others work in it. */
export async function hireTeam(
  ctx: MutationContext,
): Promise<{ workspaceId: string; team: Readonly<Record<Colleague, string>> }> {
  const mara = await openAccount(ctx, "mara");
  const { id: workspaceId } = await createWorkspace(ctx, { name: "Field & Fern", ownerId: mara });
  await ctx.db.update(workspaces, workspaceId, { isSample: true });
  const team = { mara, jonas: await openAccount(ctx, "jonas"), amina: await openAccount(ctx, "amina") };
  for (const userId of [team.jonas, team.amina]) await addMember(ctx, { workspaceId, userId, role: "agent" });
  for (const userId of Object.values(team)) await ctx.db.update(users, userId, { workspaceId });
  return { workspaceId, team };
}

async function openAccount(ctx: MutationContext, who: Colleague): Promise<string> {
  const times = { createdAt: ctx.now, emailVerifiedAt: ctx.now };
  return (await ctx.db.insert(users, { ...COLLEAGUES[who], ...times })).id;
}
