/** A workspace to look around in: the support team of the demo shop, in the middle of its week. */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, internalQuery } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { isFirstAccount } from "../identity/signUp.ts";
import { agentSessions, users } from "../identity/tables.ts";
import { DEFAULT_LOOK } from "../messenger/look.ts";
import { messengerSettings } from "../messenger/tables.ts";
import { workspaceMembers, workspaces } from "../workspaces/tables.ts";
import { customers } from "./customers.ts";
import { tellAtMarket } from "./marketTelling.ts";
import { openStalls } from "./stalls.ts";
import type { Customer, Talk } from "./talk.ts";
import { campKitchenTalks } from "./talks/campKitchen.ts";
import { marketTalks } from "./talks/market.ts";
import { orderTalks } from "./talks/orders.ts";
import { plantTalks } from "./talks/plants.ts";
import { trailTalks } from "./talks/trail.ts";
import { hireTeam } from "./team.ts";
import { tell } from "./telling.ts";
import { comeToSite } from "./visits.ts";

/** Every talk, oldest first, so that the conversations are numbered in that order. */
export const talks: readonly Talk[] = [...plantTalks, ...orderTalks, ...trailTalks, ...campKitchenTalks].sort(
  (a, b) => b.hoursAgo - a.hoursAgo,
);

const MOST_MEMBERS = 200;

/** Make the sample workspace, unless anybody has an account or a workspace already; answers whether it did. */
export const plant = internalMutation({
  args: { shopUrl: z.text(500) },
  returns: z.boolean(),
  async handler(ctx, { shopUrl }) {
    if (!(await isFirstAccount(ctx))) return false;
    if ((await ctx.db.list(workspaces, "byCreation", { limit: 1 })).length > 0) return false;
    const { workspaceId, team } = await hireTeam(ctx);
    await dressMessenger(ctx, workspaceId);
    const visitorIds = new Map<Customer, string>();
    for (const [customer, facts] of Object.entries(customers)) {
      // What goes through an object's entries forgets whose names they are.
      visitorIds.set(customer as Customer, await comeToSite(ctx, { workspaceId, shopUrl }, facts));
    }
    for (const talk of talks) {
      // Everybody who talks has come to the site above.
      await tell(ctx, { workspaceId, visitorId: visitorIds.get(talk.customer) as string, team }, talk);
    }
    await openStalls(ctx, workspaceId);
    for (const talk of marketTalks) await tellAtMarket(ctx, { workspaceId, supportId: team.mara }, talk);
    return true;
  },
});

/** Find the sample workspace and its owner; `null` when this installation has none. */
export const find = internalQuery({
  args: {},
  returns: z
    .object({
      workspaceId: z.id("workspaces"),
      ownerId: z.id("users"),
      /** Whether the owner is signed in somewhere or has a password to sign in with. */
      hasKey: z.boolean(),
    })
    .nullable(),
  async handler(ctx) {
    const [first] = await ctx.db.list(workspaces, "byCreation", { limit: 1 });
    if (!first?.isSample) return null;
    const eq = { workspaceId: first.id };
    const members = await ctx.db.list(workspaceMembers, "byWorkspaceAndUser", { eq, limit: MOST_MEMBERS });
    const ownerId = members.find((member) => member.role === "owner")?.userId;
    const owner = ownerId && (await ctx.db.get(users, ownerId));
    if (!owner) return null;
    const sessions = await ctx.db.list(agentSessions, "byUser", { eq: { userId: owner.id }, limit: 100 });
    const isSignedIn = sessions.some((session) => !ctx.isPast(session.expiresAt));
    return { workspaceId: first.id, ownerId: owner.id, hasKey: isSignedIn || owner.passwordHash !== null };
  },
});

async function dressMessenger(ctx: MutationContext, workspaceId: string): Promise<void> {
  await ctx.db.insert(messengerSettings, {
    ...DEFAULT_LOOK,
    workspaceId,
    primaryColor: "#2d6a4a",
    backgroundColor: "#2d6a4a",
    teamName: "Field & Fern",
    welcomeMessage: "Hello! Questions about plants, parcels or pans? We usually answer within ten minutes.",
    updatedAt: ctx.now,
  });
}
