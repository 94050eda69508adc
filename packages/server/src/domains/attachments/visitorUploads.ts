/** The files of a visitor as a whole: moving and erasing them. */
import type { MutationContext } from "../../engine/context.ts";
import type { Touch } from "../../persistence/ranges.ts";

/** Gives a visitor's files to another visitor: those in the given conversations, and those not yet sent. */
export async function moveUploads(
  ctx: MutationContext,
  conversationIds: readonly string[],
  { from, to }: { from: string; to: string },
): Promise<void> {
  const principals = [`visitor:${from}`, `visitor:${to}`];
  await ctx.db.write<{ id: string }>(
    "update attachments set uploaded_by = $2 where uploaded_by = $1 and expires_at is not null returning id",
    principals,
    touches,
  );
  if (conversationIds.length === 0) return;
  await ctx.db.write<{ id: string }>(
    `update attachments set uploaded_by = $2 where uploaded_by = $1 and message_id in
      (select id from messages where conversation_id = any($3::uuid[])) returning id`,
    [...principals, conversationIds],
    touches,
  );
}

/** Takes away the files of conversations: nobody can read them from now on, and the next sweep removes their bytes. */
export async function forgetUploads(ctx: MutationContext, conversationIds: readonly string[]): Promise<void> {
  await ctx.db.write<{ id: string }>(
    `update attachments set status = 'removed', expires_at = $2, file_name = 'file' where message_id in (select id from messages where conversation_id = any($1::uuid[])) returning id`,
    [conversationIds, new Date(ctx.now).toISOString()],
    touches,
  );
}

function touches(rows: readonly { id: string }[]): Touch[] {
  return rows.map(({ id }) => ({ source: "attachments", before: { id }, after: { id } }));
}
