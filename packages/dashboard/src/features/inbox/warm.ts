import { api } from "@foyer/sdk";
import { client } from "../../live/client.ts";
import { newestArgs } from "../thread/useMessages.ts";

const KEPT_MS = 60_000;
const warmUntil = new Map<string, number>();

/** Has a conversation ready for the next minute, so that opening it shows its messages at once. */
export function warmConversation(conversationId: string): void {
  const now = Date.now();
  if ((warmUntil.get(conversationId) ?? 0) > now + KEPT_MS / 2) return;
  warmUntil.set(conversationId, now + KEPT_MS);
  const keep = { extendSubscriptionFor: KEPT_MS };
  client.prewarmQuery({ query: api.messages.list, args: newestArgs(conversationId), ...keep });
  client.prewarmQuery({ query: api.conversations.get, args: { id: conversationId }, ...keep });
}
