/** All that a visitor wrote and read, as a whole: moving it to another visitor, and erasing it. */
import type { MutationContext } from "../../engine/context.ts";
import type { KeyValue, Touch } from "../../persistence/ranges.ts";
import { columnList } from "../../persistence/reader.ts";
import { factsOf } from "../../persistence/table.ts";
import { keysOf } from "../../persistence/writer.ts";
import { forgetUploads, moveUploads } from "../attachments/visitorUploads.ts";
import { DELETED_PREVIEW } from "./append.ts";
import { conversations } from "./tables.ts";

/** How conversations follow their visitor. */
export const conversationsOfVisitor = {
  async move(ctx: MutationContext, from: string, to: string): Promise<void> {
    const ids = await changeConversations(ctx, {
      set: `visitor_id = $2,
        last_message_sender_id = case when last_message_sender_id = $3 then $4 else last_message_sender_id end`,
      values: [from, to, from, to],
      after: { visitorId: to },
    });
    await moveUploads(ctx, ids, { from, to });
    if (ids.length === 0) return;
    await ctx.db.write(
      "update messages set sender_id = $2 where conversation_id = any($1::uuid[]) and sender_type = 'visitor' and sender_id = $3",
      [ids, to, from],
      () => ids.map((conversationId) => touchOf("messages", { conversationId })),
    );
    await ctx.db.write(
      "update members set principal = $2 where conversation_id = any($1::uuid[]) and principal = $3",
      [ids, `visitor:${to}`, `visitor:${from}`],
      () => ids.map((conversationId) => touchOf("members", { conversationId })),
    );
  },

  /** The team keeps that there were conversations, and when; nobody keeps what was said. The visitor has none left. */
  async erase(ctx: MutationContext, visitorId: string): Promise<number> {
    const ids = await changeConversations(ctx, {
      set: `visitor_id = null, status = 'closed', snoozed_until = null, waiting_since = null, subject = null,
        metadata = null, last_message_preview = case when last_message_id is null then null else $2 end,
        resolved_at = coalesce(resolved_at, $3), updated_at = $3`,
      values: [visitorId, DELETED_PREVIEW, new Date(ctx.now).toISOString()],
      after: { visitorId: null },
    });
    if (ids.length === 0) return 0;
    await ctx.db.write(
      `update messages set content = '', attachment_ids = '[]', metadata = null, email_metadata = null,
        deleted_at = coalesce(deleted_at, $2) where conversation_id = any($1::uuid[]) and kind not in ('system', 'transfer')`,
      [ids, new Date(ctx.now).toISOString()],
      () => ids.map((conversationId) => touchOf("messages", { conversationId })),
    );
    await forgetUploads(ctx, ids);
    return ids.length;
  },
};

interface Change {
  set: string;
  values: readonly unknown[];
  after: Record<string, KeyValue>;
}

/** Changes all conversations of the visitor in `values[0]`; answers with their ids. */
async function changeConversations(ctx: MutationContext, { set, values, after }: Change): Promise<string[]> {
  const facts = factsOf(conversations);
  const rows = await ctx.db.write<Record<string, unknown> & { id: string }>(
    `with old as (select ${columnList(facts, facts.keyColumns)} from conversations where visitor_id = $1 for no key update),
      changed as (update conversations set ${set} where visitor_id = $1)
      select * from old`,
    values,
    (old) =>
      old.map((row) => {
        const before = keysOf(facts, row);
        // The status may have changed as well: without it, the row counts for every status.
        const { status: _, ...rest } = before;
        return { source: facts.name, before, after: { ...rest, ...after } };
      }),
  );
  return rows.map((row) => row.id);
}

function touchOf(source: string, keys: Record<string, KeyValue>): Touch {
  return { source, before: keys, after: keys };
}
