/** From where a member of the workspace answers for stores. */
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { workspaces } from "../workspaces/tables.ts";
import { deskOf } from "./desk.ts";
import { stores } from "./tables.ts";

export const module = "marketplace";

const MOST_STORES = 200;

/** Get whether a member answers for stores or for the whole marketplace, with the stores in question, at most the newest 200. */
export const getDesk = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.object({
    side: z.enum(["store", "admin"]),
    stores: z.array(z.object({ _id: z.id("stores"), name: z.string(), logoUrl: z.string().optional() })),
  }),
  subject: [workspaces, "workspaceId"],
  access: { agent: true },
  async handler(ctx, { workspaceId }) {
    const desk = await deskOf(ctx.db, ctx.caller, { workspaceId });
    const side = desk.side === "store" ? ("store" as const) : ("admin" as const);
    const rows =
      desk.side === "store"
        ? [...(await ctx.db.getMany(stores, desk.storeIds, { only: ["id", "name", "logoUrl"] })).values()]
        : await ctx.db.list(stores, "byCreation", { eq: { workspaceId }, order: "desc", limit: MOST_STORES });
    return {
      side,
      stores: rows.map(({ id, name, logoUrl }) => ({ _id: id, name, logoUrl: logoUrl ?? undefined })),
    };
  },
});
