/** How chats look to clients. */
import { type Infer, z } from "../../engine/values.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { messages } from "../conversations/tables.ts";
import { people } from "../marketplace/tables.ts";
import { chatMessageShape, type Presenting, presentChatMessages } from "./chatMessage.ts";
import type { ChatRole } from "./membership.ts";

/** A chat as one of its members sees it. */
export const chatShape = z.object({
  id: z.id("conversations"),
  kind: z.enum(["direct", "group"]),
  /** In a direct chat the other's name, where it has no title of its own. */
  title: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  metadata: z.attributes(),
  memberCount: z.number(),
  role: z.enum(["owner", "admin", "member"]),
  createdAt: z.number(),
  lastMessage: chatMessageShape.nullable(),
  /** How many messages there are; deleted ones keep their place. */
  totalMessages: z.number(),
  /** The number of the newest change of any message. */
  changeSeq: z.number(),
});

/** A chat on the wire. */
export type Chat = Infer<typeof chatShape>;

/** A chat and the member who looks at it. */
export interface SeenChat {
  readonly row: ConversationRow;
  readonly role: ChatRole;
  readonly personId: string;
}

/** Presents chats in their order. */
export async function presentChats(ctx: Presenting, seen: readonly SeenChat[]): Promise<Chat[]> {
  const [newest, others] = await Promise.all([
    ctx.db.getMany(
      messages,
      seen.flatMap(({ row }) => row.lastMessageId ?? []),
    ),
    ctx.db.getMany(
      people,
      seen.flatMap((each) => otherIn(each) ?? []),
      { only: ["name", "avatarUrl"] },
    ),
  ]);
  const shown = await presentChatMessages(ctx, [...newest.values()]);
  const messageOf = new Map(shown.map((message) => [message.id, message]));
  return seen.map((each) => {
    const { row, role } = each;
    const other = others.get(otherIn(each) ?? "");
    return {
      id: row.id,
      kind: row.kind === "direct" ? "direct" : "group",
      title: row.subject ?? other?.name ?? null,
      avatarUrl: row.avatarUrl ?? other?.avatarUrl ?? null,
      metadata: row.metadata ?? {},
      memberCount: row.memberCount,
      role,
      createdAt: row.createdAt,
      lastMessage: messageOf.get(row.lastMessageId ?? "") ?? null,
      totalMessages: row.lastSeq,
      changeSeq: row.changeSeq,
    };
  });
}

/** Presents one chat. */
export async function presentChat(ctx: Presenting, seen: SeenChat): Promise<Chat> {
  const [chat] = await presentChats(ctx, [seen]);
  // One chat in, one chat out.
  return chat as Chat;
}

/** What makes a direct chat the only one of its two people. */
export function pairKeyOf(personIds: readonly string[]): string {
  return ["direct", ...[...personIds].sort()].join(" ");
}

/** The two people of a direct chat. */
export function pairOf({ kind, pairKey }: Pick<ConversationRow, "kind" | "pairKey">): string[] {
  return kind === "direct" ? (pairKey?.split(" ").slice(1) ?? []) : [];
}

function otherIn({ row, personId }: SeenChat): string | undefined {
  return pairOf(row).find((each) => each !== personId);
}
