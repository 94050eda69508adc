/** What a chat says by itself: who came, who went, who became what, what it is called now. */
import type { MutationContext } from "../../engine/context.ts";
import { appendMessage } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { personOf } from "../marketplace/participant.ts";
import { people } from "../marketplace/tables.ts";
import type { ChatRole } from "./membership.ts";

/** Something that happened to a member. */
export interface MemberEvent {
  readonly event: "member_added" | "member_removed" | "member_left" | "role_changed";
  readonly personId: string;
  readonly role?: ChatRole;
}

/** The chat has another title. */
export interface Renaming {
  readonly event: "renamed";
  readonly title: string;
}

/** Writes a notice into the chat; its metadata says the same for clients with words of their own. */
export async function announce(
  ctx: MutationContext,
  chat: ConversationRow,
  happened: MemberEvent | Renaming,
): Promise<void> {
  const caller = personOf(ctx.caller);
  const personId = happened.event === "renamed" ? caller.personId : happened.personId;
  const known = await ctx.db.getMany(people, [personId, caller.personId], { only: ["externalId", "name"] });
  const person = known.get(personId);
  const by = known.get(caller.personId)?.name ?? caller.name ?? caller.externalId;
  await appendMessage(ctx, chat, {
    senderType: "system",
    senderId: "system",
    kind: "system",
    content: textOf(happened, { by, who: person?.name ?? person?.externalId ?? "Somebody" }),
    // Nobody waits to read it: it does not count as unread.
    isGreeting: true,
    metadata: { event: happened.event, byId: caller.externalId, ...factsOf(happened, person?.externalId ?? "") },
  });
}

function factsOf(happened: MemberEvent | Renaming, memberId: string): Record<string, string> {
  if (happened.event === "renamed") return { title: happened.title };
  return { memberId, ...(happened.role ? { role: happened.role } : {}) };
}

function textOf(happened: MemberEvent | Renaming, { by, who }: { by: string; who: string }): string {
  switch (happened.event) {
    case "renamed":
      return `${by} named the chat “${happened.title}”`;
    case "member_added":
      return `${by} added ${who}`;
    case "member_removed":
      return `${by} removed ${who}`;
    case "member_left":
      return `${who} left`;
    case "role_changed":
      return happened.role === "member"
        ? `${by} made ${who} a plain member`
        : `${by} made ${who} ${happened.role === "owner" ? "the owner" : "an admin"}`;
    default:
      return happened satisfies never;
  }
}
