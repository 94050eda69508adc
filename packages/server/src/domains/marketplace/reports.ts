/** What customers and stores found wrong, for the marketplace's admins. */
import type { MutationContext } from "../../engine/context.ts";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations, messages } from "../conversations/tables.ts";
import { namesOfUsers } from "../identity/names.ts";
import { workspaces } from "../workspaces/tables.ts";
import { conversationReports, people, stores } from "./tables.ts";

export const module = "marketplace";

const MOST_LISTED = 200;
const MOST_ERASED = 1_000;

/** List reports, newest first; at most 200. */
export const listReports = query({
  args: { workspaceId: z.id("workspaces"), status: z.enum(["open", "resolved"]).optional() },
  returns: z.array(
    z.object({
      _id: z.id("conversation_reports"),
      _creationTime: z.number(),
      conversationId: z.id("conversations"),
      messageId: z.id("messages").optional(),
      /** What the message said, even if it was deleted since. */
      messageText: z.string().optional(),
      side: z.enum(["customer", "store", "seller", "admin"]),
      reason: z.string(),
      /** What the one who reports says beside the reason. */
      note: z.string().optional(),
      status: z.enum(["open", "resolved"]),
      resolvedAt: z.number().optional(),
      /** Who settled it. */
      resolvedByName: z.string().optional(),
      /** Between whom it was. */
      customerName: z.string().optional(),
      storeName: z.string().optional(),
    }),
  ),
  subject: [workspaces, "workspaceId"],
  access: { agent: "marketplace.admin" },
  shared: true,
  async handler(ctx, { workspaceId, status = "open" }) {
    const eq = { workspaceId, status };
    const rows = await ctx.db.list(conversationReports, "byStatus", { eq, order: "desc", limit: MOST_LISTED });
    const talks = await ctx.db.getMany(
      conversations,
      rows.map((row) => row.conversationId),
      { only: ["id", "customerId", "storeId"] },
    );
    const idsOf = (key: "customerId" | "storeId") => [...talks.values()].flatMap((talk) => talk[key] ?? []);
    const [said, customers, shops, names] = await Promise.all([
      ctx.db.getMany(
        messages,
        rows.flatMap((row) => row.messageId ?? []),
        { only: ["id", "content"] },
      ),
      ctx.db.getMany(people, idsOf("customerId"), { only: ["id", "name"] }),
      ctx.db.getMany(stores, idsOf("storeId"), { only: ["id", "name"] }),
      namesOfUsers(
        ctx,
        rows.flatMap((row) => row.resolvedBy ?? []),
      ),
    ]);
    return rows.map((row) => {
      const talk = talks.get(row.conversationId);
      return {
        _id: row.id,
        _creationTime: row.createdAt,
        conversationId: row.conversationId,
        messageId: row.messageId ?? undefined,
        messageText: (row.messageId && said.get(row.messageId)?.content) || undefined,
        side: row.side,
        reason: row.reason,
        note: row.note ?? undefined,
        status: row.status,
        resolvedAt: row.resolvedAt ?? undefined,
        resolvedByName: (row.resolvedBy && names.get(row.resolvedBy)?.name) || undefined,
        customerName: (talk?.customerId && customers.get(talk.customerId)?.name) || undefined,
        storeName: (talk?.storeId && shops.get(talk.storeId)?.name) || undefined,
      };
    });
  },
});

/** Say that a report was dealt with. */
export const resolveReport = mutation({
  args: { id: z.id("conversation_reports") },
  returns: z.null(),
  subject: [conversationReports, "id"],
  access: { agent: "marketplace.admin" },
  async handler(ctx, { id }, row) {
    if (row.status === "resolved") return null;
    const resolvedBy = ctx.caller.kind === "agent" ? ctx.caller.userId : null;
    await ctx.db.update(conversationReports, id, { status: "resolved", resolvedAt: ctx.now, resolvedBy });
    return null;
  },
});

/** Takes away what a person wrote in reports of a conversation; that they reported it stays. */
export async function eraseReports(ctx: MutationContext, conversationId: string, personId: string): Promise<void> {
  const rows = await ctx.db.list(conversationReports, "byConversation", { eq: { conversationId }, limit: MOST_ERASED });
  for (const { id, reportedBy } of rows) {
    // As `principalOf` writes it: "participant:side:person", with a store behind it or without.
    if (reportedBy.split(":")[2] !== personId) continue;
    await ctx.db.update(conversationReports, id, { reason: "This reason was deleted", note: null });
  }
}
