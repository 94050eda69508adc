/** Rows that name a store which is not there. */
import type { MutationContext } from "../../engine/context.ts";
import { idOfStore } from "./ids.ts";
import { stores } from "./tables.ts";
import type { Judged, Outcome } from "./upsert.ts";

/** Turns rows whose store is not known into errors; the host sends its stores first. */
export async function dropUnknownStores<R extends { storeExternalId?: string | undefined }>(
  ctx: MutationContext,
  workspaceId: string,
  { good, errors }: { good: Judged<R>[]; errors: Outcome["errors"] },
): Promise<{ good: Judged<R>[]; errors: Outcome["errors"] }> {
  const idOf = ({ storeExternalId }: R) => (storeExternalId ? idOfStore(workspaceId, storeExternalId) : undefined);
  const known = await ctx.db.getMany(
    stores,
    good.flatMap(({ row }) => idOf(row) ?? []),
    { only: ["id"] },
  );
  const isMissing = ({ row }: Judged<R>) => {
    const id = idOf(row);
    return id !== undefined && !known.has(id);
  };
  const missing = good.filter(isMissing).map(({ index }) => ({
    index,
    path: "storeExternalId",
    code: "NOT_FOUND",
    message: "There is no such store. Send the stores first.",
  }));
  const all = [...errors, ...missing].sort((a, b) => a.index - b.index);
  return { good: good.filter((each) => !isMissing(each)), errors: all };
}
