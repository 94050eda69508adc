/** From where somebody looks at the marketplace's conversations: their own, those of their stores, those about what they sell, or all. */
import { AppError } from "@foyer/protocol";
import type { AgentCaller, Caller } from "../../engine/caller.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { conversations } from "../conversations/tables.ts";
import { users } from "../identity/tables.ts";
import { permissionsOfMember } from "../workspaces/permissions.ts";
import { workspaceMembers } from "../workspaces/tables.ts";
import { soldBy } from "./selling.ts";
import { ofMarketplace } from "./standing.ts";
import { storeStaff, stores } from "./tables.ts";

const MOST_STORES = 50;

/** A place to look from. */
export type Desk =
  | { readonly side: "customer"; readonly workspaceId: string; readonly customerId: string }
  | { readonly side: "store"; readonly workspaceId: string; readonly storeIds: readonly string[] }
  | { readonly side: "seller"; readonly workspaceId: string; readonly sellerId: string }
  | { readonly side: "admin"; readonly workspaceId: string; readonly storeIds?: readonly string[] };

/** What may be said of the place in arguments. */
export interface DeskArgs {
  readonly workspaceId?: string | undefined;
  readonly storeId?: string | undefined;
}

/** The caller's workspace: the participant's own, or the one that the agent names or looks at. */
export async function workspaceOfCaller(db: Reader, caller: Caller, args: DeskArgs): Promise<string> {
  if (caller.kind === "participant") return caller.workspaceId;
  if (caller.kind === "agent") {
    const chosen = args.workspaceId ?? (await db.observe(users, caller.userId))?.workspaceId;
    const userId = caller.userId;
    if (chosen && (await db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId: chosen, userId })))
      return chosen;
  }
  throw new AppError("NOT_WORKSPACE_MEMBER", "Not a member of this workspace");
}

/** The caller's desk; throws when the marketplace has no place for them. */
export async function deskOf(db: Reader, caller: Caller, args: DeskArgs = {}): Promise<Desk> {
  const workspaceId = await workspaceOfCaller(db, caller, args);
  if (caller.kind === "agent") return deskOfAgent(db, caller, { ...args, workspaceId });
  if (caller.kind === "participant" && caller.side === "customer") {
    return { side: "customer", workspaceId, customerId: caller.personId };
  }
  if (caller.kind === "participant" && caller.side === "seller") {
    return { side: "seller", workspaceId, sellerId: caller.personId };
  }
  if (caller.kind !== "participant" || caller.side !== "store") throw new AppError("NOT_AUTHORIZED", "Not authorized");
  const eq = { workspaceId, personId: caller.personId };
  const rows = await db.list(storeStaff, "byPerson", { eq, limit: MOST_STORES });
  const staffed = rows.map((row) => row.storeId).filter((id) => !caller.storeId || id === caller.storeId);
  return { side: "store", workspaceId, storeIds: await openOnes(db, staffed, args.storeId) };
}

async function deskOfAgent(
  db: Reader,
  { userId }: AgentCaller,
  { workspaceId, storeId }: { workspaceId: string; storeId?: string | undefined },
): Promise<Desk> {
  const member = await db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
  const rights = member ? permissionsOfMember(member) : new Set<string>();
  if (rights.has("marketplace.admin")) {
    if (storeId === undefined) return { side: "admin", workspaceId };
    const store = await db.observe(stores, storeId);
    if (store?.workspaceId !== workspaceId) throw new AppError("NOT_FOUND", "Store not found", { path: "storeId" });
    return { side: "admin", workspaceId, storeIds: [storeId] };
  }
  if (!rights.has("marketplace.store")) throw new AppError("PERMISSION_DENIED", "Permission denied: marketplace.store");
  const rows = await db.list(storeStaff, "byUser", { eq: { workspaceId, userId }, limit: MOST_STORES });
  const storeIds = await openOnes(
    db,
    rows.map((row) => row.storeId),
    storeId,
  );
  return { side: "store", workspaceId, storeIds };
}

async function openOnes(db: Reader, ids: readonly string[], only: string | undefined): Promise<string[]> {
  const wanted = ids.filter((id) => only === undefined || id === only);
  const rows = await db.getMany(stores, wanted, { only: ["id", "isClosed"] });
  return wanted.filter((id) => rows.get(id)?.isClosed === false);
}

/** Whether a conversation can be seen from a desk. */
export function isOnDesk(desk: Desk, row: ConversationRow): boolean {
  if (!ofMarketplace(row) || row.workspaceId !== desk.workspaceId) return false;
  if (desk.side === "customer") return row.customerId === desk.customerId;
  if (desk.side === "seller") return row.sellerId === desk.sellerId;
  const isOfStores = desk.storeIds === undefined || (row.storeId !== null && desk.storeIds.includes(row.storeId));
  return !row.isDraft && isOfStores && (desk.side === "admin" || row.kind === "customer_to_store");
}

/** The side's row of members in a conversation seen from a desk. */
export function sidePrincipalOf(desk: Desk, { storeId }: { storeId: string | null }): string {
  if (desk.side === "seller") return `seller:${desk.sellerId}`;
  return desk.side === "store" ? `store:${storeId}` : desk.side;
}

const KINDS = ["customer_to_store", "customer_to_admin", "customer_to_seller"] as const;

/** Where a page ends: the time of its last conversation's newest message, and that conversation's id. */
export type PageEnd = readonly [number, string];

/** The newest message first. */
export function byNewest(a: ConversationRow, b: ConversationRow): number {
  return b.lastMessageAt - a.lastMessageAt || (a.id < b.id ? 1 : -1);
}

/** Of these, those that a seller still sells; for other desks all of them. */
export async function stillOnDesk(db: Reader, desk: Desk, rows: readonly ConversationRow[]) {
  return desk.side === "seller" ? soldBy(db, desk.sellerId, rows) : rows;
}

/** A page of a desk's conversations, newest message first, whatever their state; a seller's may not be theirs any longer. */
export async function listOnDesk(
  db: Reader,
  desk: Desk,
  { before, limit }: { before?: PageEnd | undefined; limit: number },
): Promise<ConversationRow[]> {
  const options = { order: "desc" as const, limit, ...(before ? { before } : {}) };
  if (desk.side === "customer") {
    return db.list(conversations, "byCustomer", { eq: { customerId: desk.customerId }, ...options });
  }
  if (desk.side === "seller") {
    return db.list(conversations, "bySeller", { eq: { sellerId: desk.sellerId }, ...options });
  }
  const { workspaceId } = desk;
  const kinds = desk.side === "admin" ? KINDS : KINDS.slice(0, 1);
  const lists = await Promise.all(
    desk.storeIds === undefined
      ? kinds.map((kind) => db.list(conversations, "byMarketplace", { eq: { workspaceId, kind }, ...options }))
      : desk.storeIds.flatMap((storeId) =>
          kinds.map((kind) => db.list(conversations, "byStore", { eq: { storeId, kind }, ...options })),
        ),
  );
  return lists.flat().sort(byNewest).slice(0, limit);
}
