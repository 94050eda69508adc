/** Who stands for a side that is away, read when they are told: rights that have ended since count. */
import type { Reader } from "../../persistence/reader.ts";
import type { PushOwner } from "../channels/pushes.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { isEmail } from "../identity/emailAddress.ts";
import { users } from "../identity/tables.ts";
import { permissionsOfMember } from "../workspaces/permissions.ts";
import { workspaceMembers } from "../workspaces/tables.ts";
import { soldBy } from "./selling.ts";
import { people, storeStaff, stores } from "./tables.ts";

/** One of the two sides of a conversation: whom it is about, and whom it is addressed to. */
export type AwaySide = "customer" | "recipient";

/** Somebody to be told: a person whom the host knows, or a member of the workspace. */
export interface Recipient {
  readonly owner: PushOwner;
  readonly email?: string | undefined;
}

const MOST_RECIPIENTS = 50;
const MOST_MEMBERS = 500;

/** Everybody who stands for a side; at most fifty. */
export async function recipientsOf(db: Reader, conversation: ConversationRow, side: AwaySide): Promise<Recipient[]> {
  const { workspaceId, customerId, storeId, kind } = conversation;
  if (side === "customer") return customerId ? persons(db, [customerId]) : [];
  if (kind === "customer_to_seller") return standingSeller(db, conversation);
  const allowed = await membersWith(db, workspaceId);
  if (kind === "customer_to_admin") return agents(db, allowed("marketplace.admin"));
  if (kind !== "customer_to_store" || !storeId) return [];
  const store = await db.get(stores, storeId);
  if (!store || store.isClosed) return [];
  const staff = await db.list(storeStaff, "byStore", { eq: { storeId }, limit: MOST_RECIPIENTS });
  const speaking = new Set(allowed("marketplace.store"));
  return [
    ...(await persons(
      db,
      staff.flatMap(({ personId }) => personId ?? []),
    )),
    ...(await agents(
      db,
      staff.flatMap(({ userId }) => (userId && speaking.has(userId) ? userId : [])),
    )),
  ];
}

async function standingSeller(db: Reader, conversation: ConversationRow): Promise<Recipient[]> {
  const { sellerId } = conversation;
  const own = sellerId ? await soldBy(db, sellerId, [conversation]) : [];
  return sellerId && own.length > 0 ? persons(db, [sellerId]) : [];
}

async function membersWith(db: Reader, workspaceId: string): Promise<(permission: string) => string[]> {
  const rows = await db.list(workspaceMembers, "byWorkspaceAndUser", { eq: { workspaceId }, limit: MOST_MEMBERS });
  return (permission) => rows.filter((row) => permissionsOfMember(row).has(permission)).map((row) => row.userId);
}

async function persons(db: Reader, ids: readonly string[]): Promise<Recipient[]> {
  const rows = await db.getMany(people, ids, { only: ["id", "email"] });
  return ids.map((personId) => {
    // A host may keep anything as an address.
    const email = rows.get(personId)?.email?.trim();
    return { owner: { personId }, email: email && isEmail(email) ? email : undefined };
  });
}

async function agents(db: Reader, ids: readonly string[]): Promise<Recipient[]> {
  const told = ids.slice(0, MOST_RECIPIENTS);
  const rows = await db.getMany(users, told, { only: ["id", "email"] });
  return told.map((userId) => ({ owner: { userId }, email: rows.get(userId)?.email }));
}
