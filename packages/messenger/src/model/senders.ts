/**
 * Who of the team wrote last in a conversation: somebody whom the workspace shows, or else the newest messages are asked
 * for once, since lists hold no names.
 */
import type { Result } from "@foyer/sdk/sync/calls.ts";
import { type Signal, signal } from "./signal.ts";
import type { Conversation, State } from "./state.ts";

/** A member of the team. */
export interface Sender {
  readonly id: string;
  readonly name: string;
  readonly avatarUrl?: string | undefined;
}

const known = new WeakMap<State, Map<string, { seq: number; sender: Signal<Sender | null> }>>();
const LOOK_BACK = 10;

/** Who of the team wrote last, or null while nobody has or it is not known. */
export function lastSender(state: State, conversation: Conversation): Sender | null {
  const senders = known.get(state) ?? new Map();
  known.set(state, senders);
  const { _id, lastSeq, lastMessage } = conversation;
  const before = senders.get(_id);
  const team = state.team.value;
  if (!team) return null;
  const member = team.find((each) => each._id === lastMessage?.senderId);
  if (member) return { ...member, id: member._id };
  if (before && before.seq === lastSeq) return before.sender.value;
  const sender = before?.sender ?? signal<Sender | null>(null);
  senders.set(_id, { seq: lastSeq, sender });
  const take = (list: Result<"messages:list">) => {
    const last = Array.isArray(list) ? list.findLast(({ senderType }) => senderType === "agent") : undefined;
    if (last) sender.value = { id: last.senderId, name: last.senderName ?? "", avatarUrl: last.senderAvatarUrl };
  };
  // Without a name the team's is shown.
  state.client.ask("messages:list", { conversationId: _id, limit: LOOK_BACK }).then(take, () => undefined);
  return sender.value;
}
