import { api } from "@foyer/sdk";
import { showToast } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useMemo } from "react";
import { report } from "../../live/report.ts";
import type { Conversation, Status } from "./conversation.ts";
import { showChange } from "./optimistic.ts";

/** What can be done to conversations from lists, menus and keys alike. */
export interface ConversationActions {
  /** Gives conversations to somebody, or to nobody; offers to undo it. */
  assign: (targets: readonly Conversation[], to: { userId: string; name: string } | null) => void;
  /** Opens, closes or snoozes conversations; offers to undo it. */
  setStatus: (targets: readonly Conversation[], status: Status, snoozedUntil?: number) => void;
  /** Asks for a day and a time, then snoozes. */
  pickSnoozeTime: (targets: readonly Conversation[]) => void;
  markUnread: (targets: readonly Conversation[]) => void;
  /** Says quietly that everything up to `seq` was read. */
  markRead: (target: Conversation, seq: number) => void;
}

/** The actions; each shows at once and is taken back when the server refuses it. */
export function useConversationActions(pickSnoozeTime: ConversationActions["pickSnoozeTime"]): ConversationActions {
  const assign = useMutation(api.conversations.assign);
  const updateStatus = useMutation(api.conversations.updateStatus);
  const markAsUnread = useMutation(api.conversations.markAsUnread);
  const markAsRead = useMutation(api.conversations.markAsRead);
  return useMemo(() => {
    const assignOne = assign.withOptimisticUpdate((store, { id, agentId }) =>
      showChange(store, id, { assignedAgentId: agentId ?? undefined }),
    );
    const setOne = updateStatus.withOptimisticUpdate((store, { id, status, snoozedUntil }) =>
      showChange(store, id, { status, snoozedUntil }),
    );
    const unreadOne = markAsUnread.withOptimisticUpdate((store, { id }) => showChange(store, id, { unreadByAgent: 1 }));
    const readOne = markAsRead.withOptimisticUpdate((store, { id }) => showChange(store, id, { unreadByAgent: 0 }));
    return {
      pickSnoozeTime,
      assign(targets, to) {
        const changed = targets.filter(({ assignedAgentId }) => assignedAgentId !== to?.userId);
        if (changed.length === 0) return;
        run(
          changed.map(({ _id: id }) => assignOne({ id, agentId: to?.userId ?? null })),
          to ? `${some(changed)} assigned to ${to.name}` : `${some(changed)} unassigned`,
          () => changed.map(({ _id: id, assignedAgentId }) => assignOne({ id, agentId: assignedAgentId ?? null })),
        );
      },
      setStatus(targets, status, snoozedUntil) {
        const until = snoozedUntil === undefined ? {} : { snoozedUntil };
        const changed = targets.filter((target) => target.status !== status || snoozedUntil !== undefined);
        if (changed.length === 0) return;
        run(
          changed.map(({ _id: id }) => setOne({ id, status, ...until })),
          `${some(changed)} ${wordFor[status]}`,
          () => changed.map((target) => setOne({ id: target._id, ...statusOf(target) })),
        );
      },
      markUnread(targets) {
        for (const { _id: id } of targets) report(unreadOne({ id }));
      },
      markRead({ _id: id }, seq) {
        // Being read is not worth a message when it fails; it is said again with the next one.
        readOne({ id, readerType: "agent", seq }).catch(() => undefined);
      },
    };
  }, [assign, updateStatus, markAsUnread, markAsRead, pickSnoozeTime]);
}

const wordFor: Record<Status, string> = { open: "opened", closed: "closed", snoozed: "snoozed" };

function some(targets: readonly unknown[]): string {
  return targets.length === 1 ? "Conversation" : `${targets.length} conversations`;
}

/** What brings a conversation back to where it stood; a moment that has passed meanwhile means open. */
function statusOf({ status, snoozedUntil }: Conversation): { status: Status; snoozedUntil?: number } {
  if (status !== "snoozed" || snoozedUntil === undefined) return { status };
  return snoozedUntil > Date.now() ? { status, snoozedUntil } : { status: "open" };
}

function run(calls: Promise<unknown>[], text: string, undo: () => Promise<unknown>[]): void {
  const undoAll = () => {
    for (const call of undo()) report(call);
  };
  const close = showToast({ text, undo: undoAll });
  for (const call of calls) {
    call.catch(close);
    report(call);
  }
}
