/** There are at most so many keys of a workspace and tokens of a person; those that are good for nothing any more make room. */
import type { MutationContext } from "../../engine/context.ts";
import type { Table } from "../../persistence/table.ts";

/** What there is, the oldest first, and what of it has ended. */
interface Place<R> {
  readonly rows: readonly R[];
  readonly most: number;
  hasEnded(row: R): boolean;
}

/** Makes room for one more: the oldest that has ended goes. Answers whether there is room. */
export async function makeRoom<R extends { id: string }>(
  ctx: MutationContext,
  table: Table,
  { rows, most, hasEnded }: Place<R>,
): Promise<boolean> {
  if (rows.length < most) return true;
  const oldest = rows.find(hasEnded);
  if (!oldest) return false;
  await ctx.db.remove(table, oldest.id);
  // Nobody is shown when a key was used that is not there.
  await ctx.db.write("delete from api_key_uses where key_id = $1", [oldest.id], () => []);
  return true;
}
