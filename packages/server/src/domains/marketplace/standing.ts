/** In which part somebody reaches a conversation of the marketplace: as its customer, for its store, as its seller, or as an admin. */
import { AppError } from "@foyer/protocol";
import type { AgentCaller, Caller, ParticipantCaller } from "../../engine/caller.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import type { MessageRow } from "../conversations/message.ts";
import { conversations } from "../conversations/tables.ts";
import { permissionsOfMember } from "../workspaces/permissions.ts";
import { workspaceMembers } from "../workspaces/tables.ts";
import { soldBy } from "./selling.ts";
import { storeStaff, stores } from "./tables.ts";

/** Somebody's part in a conversation. */
export interface Standing {
  readonly side: "customer" | "store" | "seller" | "admin";
  /** The person or the agent. */
  readonly senderId: string;
  /** The side as a whole, as its row of members calls it. */
  readonly sidePrincipal: string;
}

/** Whether a conversation belongs to the desks of the marketplace; chats between its people have rules of their own. */
export function ofMarketplace({ isMarketplace, kind }: Pick<ConversationRow, "isMarketplace" | "kind">): boolean {
  return isMarketplace && kind !== "direct" && kind !== "group";
}

/** The caller's part; null when they have none. Rests on rows only, so that it ends when a right does. */
export async function standingOf(db: Reader, caller: Caller, conversation: ConversationRow): Promise<Standing | null> {
  if (caller.kind === "participant") return standingOfParticipant(db, caller, conversation);
  if (caller.kind === "agent") return standingOfAgent(db, caller, conversation);
  return null;
}

/** The caller's part; throws when they have none. `action` is what they are told they may not do. */
export async function requireStanding(
  ctx: { db: Reader; caller: Caller },
  conversation: ConversationRow,
  action = "access",
): Promise<Standing> {
  const standing = await standingOf(ctx.db, ctx.caller, conversation);
  if (!standing) throw new AppError("NOT_AUTHORIZED", `Unauthorized to ${action} this conversation`);
  return standing;
}

type Subject<C extends Caller> = { caller: C; subject: ConversationRow; db: Reader };

/** Access for those who take part. */
export function whoTakesPart(action = "access") {
  const rule = async ({ caller, subject, db }: Subject<AgentCaller | ParticipantCaller>) => {
    await requireStanding({ db, caller }, subject, action);
    return true;
  };
  return { agent: rule, participant: rule };
}

/** Access to a message for those who take part in its conversation. */
export const whoReachesMessage = { agent: reachesMessage, participant: reachesMessage };

async function reachesMessage({ caller, subject, db }: { caller: Caller; subject: MessageRow; db: Reader }) {
  const conversation = await db.observe(conversations, subject.conversationId);
  if (!conversation || !ofMarketplace(conversation))
    throw new AppError("NOT_FOUND", "Message not found", { path: "messageId" });
  await requireStanding({ db, caller }, conversation);
  return true;
}

async function standingOfParticipant(
  db: Reader,
  { side, personId, storeId }: ParticipantCaller,
  conversation: ConversationRow,
): Promise<Standing | null> {
  // People buy and sell in turn: about a product, it is the conversation that says which part is theirs.
  const mayBeCustomer = side === "customer" || (side !== "store" && conversation.productId !== null);
  if (mayBeCustomer && conversation.customerId === personId) {
    return { side: "customer", senderId: personId, sidePrincipal: "customer" };
  }
  if (conversation.kind === "customer_to_seller") {
    if (storeId !== undefined && storeId !== conversation.storeId) return null;
    const [own] = await soldBy(db, personId, [conversation]);
    return own ? { side: "seller", senderId: personId, sidePrincipal: `seller:${personId}` } : null;
  }
  const own = conversation.storeId;
  if (side !== "store" || !own || conversation.kind !== "customer_to_store") return null;
  if (storeId !== undefined && storeId !== own) return null;
  const staff = await db.first(storeStaff, "byStoreAndPerson", { storeId: own, personId });
  return staff && (await isOpen(db, own)) ? { side, senderId: personId, sidePrincipal: `store:${own}` } : null;
}

async function standingOfAgent(
  db: Reader,
  { userId }: AgentCaller,
  { workspaceId, storeId, kind }: ConversationRow,
): Promise<Standing | null> {
  const member = await db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
  const rights = member && permissionsOfMember(member);
  if (!rights) return null;
  if (rights.has("marketplace.admin")) return { side: "admin", senderId: userId, sidePrincipal: "admin" };
  if (!rights.has("marketplace.store") || !storeId || kind !== "customer_to_store") return null;
  const staff = await db.first(storeStaff, "byStoreAndUser", { storeId, userId });
  if (!staff || !(await isOpen(db, storeId))) return null;
  return { side: "store", senderId: userId, sidePrincipal: `store:${storeId}` };
}

async function isOpen(db: Reader, storeId: string): Promise<boolean> {
  const store = await db.observe(stores, storeId);
  return store !== null && !store.isClosed;
}
