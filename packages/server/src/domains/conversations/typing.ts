/** Who is typing, and who is looking at a conversation: memory only, gone by itself. */
import { principalOf } from "../../engine/caller.ts";
import { ephemeral, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { namesOfUsers } from "../identity/names.ts";
import { ofSupport, ownConversation } from "./access.ts";
import { conversations } from "./tables.ts";

export const module = "conversations";

const TYPING_MS = 6_000;
const VIEWING_MS = 45_000;

/** Say that the caller is typing, or has stopped; it ends by itself after six seconds. */
export const setTyping = ephemeral({
  args: { id: z.id("conversations"), isTyping: z.boolean(), sessionToken: z.text(100).optional() },
  returns: z.null(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.reply", visitor: ownConversation() },
  rateLimit: { per: "caller", points: 240, seconds: 60 },
  async handler(ctx, { id, isTyping }) {
    const member = principalOf(ctx.caller);
    if (isTyping) ctx.ephemeral.put("typing", id, { member, ttlMs: TYPING_MS });
    else ctx.ephemeral.remove("typing", id, member);
    return null;
  },
});

/** Who is typing in a conversation. Visitors see the team's side only, agents everyone; clients leave themselves out. */
export const listTyping = query({
  args: { id: z.id("conversations"), sessionToken: z.text(100).optional() },
  returns: z.array(
    z.object({ principal: z.string(), side: z.enum(["agent", "visitor"]), name: z.string().optional() }),
  ),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.read", visitor: ownConversation() },
  whenRefused: [],
  shared: true,
  async handler(ctx, { id }) {
    const entries = ctx.ephemeral
      .list("typing", id)
      .filter((entry) => ctx.callerKind !== "visitor" || entry.member.startsWith("agent:"));
    return presentPeople(ctx, entries);
  },
});

/** Say that the caller looks at a conversation; repeated while they do, ends by itself after 45 seconds. */
export const setViewing = ephemeral({
  args: { id: z.id("conversations"), isViewing: z.boolean() },
  returns: z.null(),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.read" },
  rateLimit: { per: "caller", points: 240, seconds: 60 },
  async handler(ctx, { id, isViewing }) {
    const member = principalOf(ctx.caller);
    if (isViewing) ctx.ephemeral.put("viewing", id, { member, ttlMs: VIEWING_MS });
    else ctx.ephemeral.remove("viewing", id, member);
    return null;
  },
});

/** Which agents look at a conversation. */
export const listViewing = query({
  args: { id: z.id("conversations") },
  returns: z.array(
    z.object({ principal: z.string(), side: z.enum(["agent", "visitor"]), name: z.string().optional() }),
  ),
  subject: [conversations, "id", ofSupport],
  access: { agent: "conversations.read" },
  whenRefused: [],
  shared: true,
  async handler(ctx, { id }) {
    return presentPeople(ctx, ctx.ephemeral.list("viewing", id));
  },
});

async function presentPeople(ctx: Parameters<typeof namesOfUsers>[0], entries: readonly { member: string }[]) {
  const agents = entries.filter(({ member }) => member.startsWith("agent:")).map(({ member }) => member.slice(6));
  const names = await namesOfUsers(ctx, agents);
  return entries.map(({ member }) => {
    const side = member.startsWith("agent:") ? ("agent" as const) : ("visitor" as const);
    return { principal: member, side, name: names.get(member.slice(6))?.name };
  });
}
