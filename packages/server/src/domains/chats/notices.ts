/** What a chat says by itself: who came, who went, who became what. */
import type { MutationContext } from "../../engine/context.ts";
import { appendMessage } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { people } from "../marketplace/tables.ts";
import { type ChatRole, personOf } from "./membership.ts";

/** Something that happened to a member. */
export interface MemberEvent {
  readonly event: "member_added" | "member_removed" | "member_left" | "role_changed";
  readonly personId: string;
  readonly role?: ChatRole;
}

/** Writes a notice into the chat; its metadata says the same for clients with words of their own. */
export async function announce(
  ctx: MutationContext,
  chat: ConversationRow,
  { event, personId, role }: MemberEvent,
): Promise<void> {
  const caller = personOf(ctx.caller);
  const known = await ctx.db.getMany(people, [personId, caller.personId], { only: ["externalId", "name"] });
  const nameOf = (id: string) => known.get(id)?.name ?? known.get(id)?.externalId ?? "Somebody";
  const by = known.get(caller.personId)?.name ?? caller.name ?? caller.externalId;
  await appendMessage(ctx, chat, {
    senderType: "system",
    senderId: "system",
    kind: "system",
    content: textOf(event, { by, who: nameOf(personId), role }),
    // Nobody waits to read it: it does not count as unread.
    isGreeting: true,
    metadata: {
      event,
      memberId: known.get(personId)?.externalId ?? "",
      byId: caller.externalId,
      ...(role ? { role } : {}),
    },
  });
}

function textOf(
  event: MemberEvent["event"],
  { by, who, role }: { by: string; who: string; role: ChatRole | undefined },
): string {
  switch (event) {
    case "member_added":
      return `${by} added ${who}`;
    case "member_removed":
      return `${by} removed ${who}`;
    case "member_left":
      return `${who} left`;
    case "role_changed":
      return role === "member"
        ? `${by} made ${who} a plain member`
        : `${by} made ${who} ${role === "owner" ? "the owner" : "an admin"}`;
    default:
      return event satisfies never;
  }
}
