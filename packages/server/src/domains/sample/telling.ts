/** Tells a talk: each step is done by the same rules as when a person does it. */
import type { Caller } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import { appendMessage } from "../conversations/append.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import { assign, updateStatus } from "../conversations/conversations.ts";
import { markAsRead } from "../conversations/receipts.ts";
import { conversations } from "../conversations/tables.ts";
import { agentCaller, at, visitorCaller } from "./moments.ts";
import type { Colleague, Step, Talk } from "./talk.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Who talks. */
export interface Cast {
  readonly workspaceId: string;
  readonly visitorId: string;
  readonly team: Readonly<Record<Colleague, string>>;
}

/** A step in which somebody does something. */
type Act = Exclude<Step, { waits: number }>;

/** Tells one talk. */
export async function tell(ctx: MutationContext, cast: Cast, talk: Talk): Promise<void> {
  const { workspaceId, visitorId } = cast;
  let now = ctx.now - talk.hoursAgo * HOUR_MS;
  const times = { createdAt: now, updatedAt: now, lastMessageAt: now };
  const { id } = await ctx.db.insert(conversations, { workspaceId, visitorId, ...times });
  for (const step of talk.steps) {
    if ("waits" in step) now += step.waits * MINUTE_MS;
    else await act(at(ctx, now, callerOf(cast, step.by)), { id, cast, step, today: ctx.now });
  }
}

async function act(
  ctx: MutationContext,
  { id, cast, step, today }: { id: string; cast: Cast; step: Act; today: number },
): Promise<void> {
  // It was begun in this very transaction.
  const row = (await ctx.db.get(conversations, id)) as ConversationRow;
  // Whoever does something has read what is there.
  if (row.lastSeq > 0) await markAsRead.handler(ctx, { id }, row);
  if ("says" in step) {
    await appendMessage(ctx, row, { ...senderOf(cast, step.by), content: step.says });
  } else if ("notes" in step) {
    const note = { content: step.notes, kind: "note" as const, isInternal: true };
    await appendMessage(ctx, row, { ...senderOf(cast, step.by), ...note });
  } else if ("assigns" in step) {
    await assign.handler(ctx, { id, agentId: cast.team[step.assigns] }, row);
  } else if ("snoozesHours" in step) {
    const snoozedUntil = today + step.snoozesHours * HOUR_MS;
    await updateStatus.handler(ctx, { id, status: "snoozed", snoozedUntil }, row);
  } else if ("does" in step) {
    const status = { close: "closed", reopen: "open", snooze: "snoozed" }[step.does];
    await updateStatus.handler(ctx, { id, status }, row);
  }
}

function callerOf({ workspaceId, visitorId, team }: Cast, by: Act["by"]): Caller {
  return by === "visitor" ? visitorCaller(workspaceId, visitorId) : agentCaller(team[by]);
}

function senderOf({ visitorId, team }: Cast, by: Act["by"]) {
  return by === "visitor"
    ? { senderType: "visitor" as const, senderId: visitorId }
    : { senderType: "agent" as const, senderId: team[by] };
}
