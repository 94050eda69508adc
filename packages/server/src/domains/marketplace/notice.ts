/** What those who are away are told: who wrote what in which conversation, as their side sees it, and where to answer. */
import type { MutationContext } from "../../engine/context.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import type { MessageRow } from "../conversations/message.ts";
import type { AwaySide, Recipient } from "./awayRecipients.ts";
import { nameOf, namesIn } from "./chatMessage.ts";
import { maskContacts } from "./mask.ts";
import type { Switches } from "./settings.ts";

const MOST_CHARACTERS = 2_000;

/** What somebody is told of one conversation. */
export interface Notice {
  /** Who wrote the newest of the messages. */
  readonly sender: string;
  /** The oldest first. */
  readonly texts: readonly string[];
}

/** Puts unread messages into words. Admins see what is written; the two others may not see how to reach each other. */
export async function noticeOf(
  ctx: Pick<MutationContext, "db" | "surroundings">,
  conversation: ConversationRow,
  { unread, side, isMasked }: { unread: readonly MessageRow[]; side: AwaySide; isMasked: boolean },
): Promise<Notice> {
  const names = await namesIn(ctx, conversation, unread);
  const newest = unread.at(-1);
  const seesAll = side === "recipient" && conversation.kind === "customer_to_admin";
  const texts = unread.map(({ content, kind }) => {
    const text = content.trim() || (kind === "image" ? "[image]" : "…");
    return (isMasked && !seesAll ? maskContacts(text) : text).slice(0, MOST_CHARACTERS);
  });
  return { sender: (newest && nameOf(names, newest)) ?? "A customer", texts };
}

/** Where somebody reads a conversation: members of the team in Foyer, all others on the host's site if it says where. */
export function linkOf(
  ctx: Pick<MutationContext, "surroundings">,
  { id, number, workspaceId }: ConversationRow,
  { recipient, switches }: { recipient: Recipient; switches: Switches },
): string | undefined {
  // Members look at one workspace at a time, which need not be this one.
  const place = `/app/stores?workspace=${workspaceId}&conversation=${id}`;
  if ("userId" in recipient.owner) return ctx.surroundings.absoluteUrl(place);
  return switches.conversationUrl?.replaceAll("{conversationId}", id).replaceAll("{number}", String(number));
}
