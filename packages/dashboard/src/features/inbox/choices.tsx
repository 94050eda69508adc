import { Avatar, type MenuItem } from "@foyer/ui";
import { CalendarClock, Clock, MessageCircleReply, UserRoundX } from "lucide-react";
import type { Choice, Choices } from "../commands/registry.ts";
import { useSession } from "../identity/session.tsx";
import { useTeammates } from "../workspaces/teammates.ts";
import type { Conversation } from "./conversation.ts";
import { snoozeTimes } from "./snoozeTimes.ts";
import type { ConversationActions } from "./useConversationActions.ts";

/** To whom conversations can be given: oneself first, nobody last. */
export function useAssignChoices(targets: readonly Conversation[], actions: ConversationActions): Choices {
  const { userId } = useSession();
  const teammates = useTeammates();
  const isWith = (id: string | undefined) =>
    targets.length > 0 && targets.every(({ assignedAgentId }) => assignedAgentId === id);
  return {
    question: "Assign to…",
    answers: [
      ...teammates.map(({ userId: id, name, avatarUrl, isAway }) => ({
        id,
        label: id === userId ? `${name} (you)` : name,
        icon: <Avatar name={name} seed={id} imageUrl={avatarUrl} size="small" isDecorative />,
        ...(isAway ? { hint: "Away" } : {}),
        isChosen: isWith(id),
        run: () => actions.assign(targets, { userId: id, name: id === userId ? "you" : name }),
      })),
      {
        id: "nobody",
        label: "Nobody",
        icon: <UserRoundX />,
        isChosen: isWith(undefined),
        run: () => actions.assign(targets, null),
      },
    ],
  };
}

/** Until when conversations can be snoozed. */
export function snoozeChoices(
  targets: readonly Conversation[],
  actions: Pick<ConversationActions, "setStatus" | "pickSnoozeTime">,
): Choices {
  return {
    question: "Snooze until…",
    answers: [
      ...snoozeTimes(Date.now()).map(({ label, at }) => ({
        id: label,
        label,
        icon: <Clock />,
        hint: shortFormat.format(at),
        run: () => actions.setStatus(targets, "snoozed", at),
      })),
      {
        id: "reply",
        label: "The visitor replies",
        icon: <MessageCircleReply />,
        run: () => actions.setStatus(targets, "snoozed"),
      },
      { id: "custom", label: "Another time…", icon: <CalendarClock />, run: () => actions.pickSnoozeTime(targets) },
    ],
  };
}

/** An answer as an item of a menu. */
export function toItem({ id, label, icon, hint, isChosen, run }: Choice): MenuItem {
  return {
    id,
    label,
    icon,
    onSelect: run,
    ...(hint === undefined ? {} : { hint }),
    ...(isChosen === undefined ? {} : { isChosen }),
  };
}

const shortFormat = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "numeric", minute: "2-digit" });
