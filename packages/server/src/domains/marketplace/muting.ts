/** Not being told: a side that mutes a conversation gets no mail and no push for it. */
import { mutation } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { conversations, members } from "../conversations/tables.ts";
import { memberSideOf } from "./archive.ts";
import { ofMarketplace, requireStanding, whoTakesPart } from "./standing.ts";

export const module = "marketplace";

/** Send the caller's side no mail and no push for a conversation, or send it again. */
export const mute = mutation({
  args: { conversationId: z.id("conversations"), isMuted: z.boolean() },
  returns: z.null(),
  subject: [conversations, "conversationId", ofMarketplace],
  access: whoTakesPart("mute"),
  async handler(ctx, { conversationId, isMuted }, conversation) {
    const { sidePrincipal: principal } = await requireStanding(ctx, conversation, "mute");
    const { workspaceId } = conversation;
    const mutedAt = isMuted ? ctx.now : null;
    const row = { workspaceId, conversationId, principal, side: memberSideOf(principal), joinedAt: ctx.now };
    if (await ctx.db.insertNew(members, { ...row, mutedAt })) return null;
    const own = await ctx.db.first(members, "byConversation", { conversationId, principal });
    if (own) await ctx.db.update(members, own.id, { mutedAt });
    return null;
  },
});
