/** Who is in a chat, and what they may do there. Rests on rows only, so that it ends when a membership does. */
import { AppError } from "@foyer/protocol";
import type { Caller, ParticipantCaller } from "../../engine/caller.ts";
import type { Reader } from "../../persistence/reader.ts";
import type { Row } from "../../persistence/table.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import type { MessageRow } from "../conversations/message.ts";
import { conversations, members } from "../conversations/tables.ts";
import { idOfMember } from "../marketplace/ids.ts";
import { personOf } from "../marketplace/participant.ts";
import { switchesOf } from "../marketplace/settings.ts";

/** How many people one chat may have. */
export const MOST_MEMBERS = 1_000;

/** A row of the table of members. */
export type MemberRow = Row<typeof members>;

/** What a member may be. */
export type ChatRole = MemberRow["role"];

/** Whether a conversation is a chat between people of the host. */
export function isChat({ kind }: Pick<ConversationRow, "kind">): boolean {
  return kind === "direct" || kind === "group";
}

/** The name of a person among a chat's members. */
export function principalOfPerson(personId: string): string {
  return `person:${personId}`;
}

/** The person whom a row of members names. */
export function personIdOf({ principal }: Pick<MemberRow, "principal">): string {
  return principal.slice("person:".length);
}

/** The caller's membership; those who have none learn nothing of the chat. */
export async function requireMember(
  ctx: { db: Reader; caller: Caller },
  chatId: string,
  path = "chatId",
): Promise<MemberRow> {
  const member = await ctx.db.observe(members, idOfMember(chatId, personOf(ctx.caller).personId));
  if (member) return member;
  const noun = path === "chatId" ? "Conversation" : "Message";
  throw new AppError("NOT_FOUND", `${noun} not found`, { path });
}

/** Refuses to write where the workspace has turned chats between people off. */
export async function requireChatsOn(db: Reader, workspaceId: string): Promise<void> {
  const { memberChatsEnabled } = await switchesOf(db, workspaceId);
  if (!memberChatsEnabled) throw new AppError("NOT_AUTHORIZED", "Chats between people are turned off");
}

/** Access to a chat for its members. */
export const whoIsIn = {
  async participant({ caller, subject, db }: { caller: ParticipantCaller; subject: ConversationRow; db: Reader }) {
    await requireMember({ db, caller }, subject.id);
    return true;
  },
};

/** Access to a message for the members of its chat. */
export const whoReachesMessage = {
  async participant({ caller, subject, db }: { caller: ParticipantCaller; subject: MessageRow; db: Reader }) {
    const conversation = await db.observe(conversations, subject.conversationId);
    if (!conversation || !isChat(conversation)) {
      throw new AppError("NOT_FOUND", "Message not found", { path: "messageId" });
    }
    await requireMember({ db, caller }, conversation.id, "messageId");
    return true;
  },
};

/** Refuses members who may not change what belongs to all: in a group that is for its owner and admins. */
export function requireManager({ kind }: Pick<ConversationRow, "kind">, { role }: Pick<MemberRow, "role">): void {
  if (kind === "direct" || role !== "member") return;
  throw new AppError("NOT_AUTHORIZED", "Only the owner and admins of a group may do this");
}
