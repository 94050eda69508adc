/** Who speaks for a store: people whom the host knows, and members of the workspace. */
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { mutation } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { Row } from "../../persistence/table.ts";
import { users } from "../identity/tables.ts";
import { workspaceMembers } from "../workspaces/tables.ts";
import { ensurePeople } from "./customers.ts";
import { idOfPerson } from "./ids.ts";
import { people, storeStaff, stores } from "./tables.ts";

export const module = "storeStaff";

const MOST_STAFF = 200;

/** One of a store's staff. */
export const staffShape = z.object({
  _id: z.id("store_staff"),
  externalId: z.string().optional(),
  userId: z.id("users").optional(),
  name: z.string().optional(),
});

/** Let a member of the workspace speak for a store; gives the id of this right. */
export const add = mutation({
  args: { storeId: z.id("stores"), userId: z.id("users") },
  returns: z.id("store_staff"),
  subject: [stores, "storeId"],
  access: { agent: "marketplace.admin" },
  async handler(ctx, { storeId, userId }, { workspaceId }) {
    const member = await ctx.db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
    if (!member) throw new AppError("NOT_FOUND", "User not found", { path: "userId" });
    const row = { workspaceId, storeId, userId, createdAt: ctx.now };
    const added = await ctx.db.insertNew(storeStaff, row);
    if (added) audit(ctx, added, "storeStaff.added");
    const known = added ?? (await ctx.db.first(storeStaff, "byStoreAndUser", { storeId, userId }));
    if (!known) throw new AppError("CONFLICT", "Somebody removed this person at the same moment. Try again.");
    return known.id;
  },
});

/** Take somebody off a store's staff; what they look at is closed to them at once. */
export const remove = mutation({
  args: { id: z.id("store_staff") },
  returns: z.null(),
  subject: [storeStaff, "id"],
  access: { agent: "marketplace.admin" },
  async handler(ctx, { id }, row) {
    await ctx.db.remove(storeStaff, id);
    audit(ctx, row, "storeStaff.removed");
    return null;
  },
});

/** Takes a member of the workspace off the staff of every store. */
export async function leaveStores(
  ctx: MutationContext,
  member: { workspaceId: string; userId: string },
): Promise<void> {
  const next = () => ctx.db.list(storeStaff, "byUser", { eq: member, limit: MOST_STAFF });
  for (let rows = await next(); rows.length > 0; rows = await next()) {
    for (const row of rows) await ctx.db.remove(storeStaff, row.id);
  }
}

/** The staff of a store with their names. */
export async function listStaff(ctx: { db: Reader }, storeId: string): Promise<Infer<typeof staffShape>[]> {
  const rows = await ctx.db.list(storeStaff, "byStore", { eq: { storeId }, limit: MOST_STAFF });
  const [known, members] = await Promise.all([
    ctx.db.getMany(
      people,
      rows.flatMap((row) => row.personId ?? []),
    ),
    ctx.db.getMany(
      users,
      rows.flatMap((row) => row.userId ?? []),
      { only: ["id", "name"] },
    ),
  ]);
  return rows.map((row) => {
    const person = row.personId ? known.get(row.personId) : undefined;
    const user = row.userId ? members.get(row.userId) : undefined;
    return {
      _id: row.id,
      externalId: person?.externalId,
      userId: row.userId ?? undefined,
      name: person?.name ?? user?.name ?? undefined,
    };
  });
}

interface Staffing {
  readonly storeId: string;
  readonly staff: readonly { externalId: string; name?: string | undefined; email?: string | undefined }[];
}

/** Makes the staff whom the host knows exactly these; answers with the stores where that changed something. */
export async function replaceStaff(
  ctx: MutationContext,
  workspaceId: string,
  staffings: readonly Staffing[],
): Promise<string[]> {
  if (staffings.length === 0) return [];
  await ensurePeople(
    ctx,
    workspaceId,
    staffings.flatMap(({ staff }) => staff),
  );
  const text = `select id, store_id as "storeId", person_id as "personId" from store_staff
    where store_id = any($1::uuid[]) and person_id is not null`;
  const storeIds = staffings.map(({ storeId }) => storeId);
  const rows = await ctx.db.sql<Pick<Row<typeof storeStaff>, "id" | "storeId" | "personId">>(text, [storeIds], []);
  const present = new Map(rows.map((row) => [`${row.storeId} ${row.personId}`, row.id]));
  const changed = new Set<string>();
  for (const { storeId, staff } of staffings) {
    for (const personId of new Set(staff.map((each) => idOfPerson(workspaceId, each.externalId)))) {
      if (present.delete(`${storeId} ${personId}`)) continue;
      void ctx.db.insertNew(storeStaff, { workspaceId, storeId, personId, createdAt: ctx.now });
      changed.add(storeId);
    }
  }
  for (const [key, id] of present) {
    void ctx.db.remove(storeStaff, id);
    changed.add(key.slice(0, 32));
  }
  return [...changed];
}

function audit(ctx: MutationContext, row: Row<typeof storeStaff>, action: string): void {
  const metadata = { userId: row.userId, personId: row.personId };
  const { workspaceId, storeId } = row;
  ctx.audit({ workspaceId, action, resourceType: "store", resourceId: storeId, metadata });
}
