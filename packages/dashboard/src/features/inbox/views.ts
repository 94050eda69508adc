import { Archive, Clock, Inbox, type LucideIcon, UserRound, UserRoundX } from "lucide-react";
import type { InboxArgs } from "./conversation.ts";

/** The names of the views, as they stand in the address. */
export type ViewName = "mine" | "unassigned" | "all" | "snoozed" | "closed";

/** The part of the arguments of a list that a view decides. */
export type ViewFilter = Pick<InboxArgs, "status" | "assigneeId">;

/** One way to look at the conversations. */
export interface View {
  name: ViewName;
  label: string;
  icon: LucideIcon;
  filter: (userId: string) => ViewFilter;
  /** Which of the counts is this view's; closed conversations are not counted. */
  count?: "mine" | "unassigned" | "open" | "snoozed";
  /** What the list says when it has nothing. */
  empty: { title: string; text: string };
}

/** The views in their order. */
export const views: readonly [View, ...View[]] = [
  {
    name: "mine",
    label: "Mine",
    icon: UserRound,
    filter: (userId) => ({ status: "open", assigneeId: userId }),
    count: "mine",
    empty: { title: "Nothing is waiting for you", text: "Take a conversation from Unassigned, and it moves here." },
  },
  {
    name: "unassigned",
    label: "Unassigned",
    icon: UserRoundX,
    filter: () => ({ status: "open", assigneeId: null }),
    count: "unassigned",
    empty: { title: "Everything has an owner", text: "New conversations arrive here until somebody takes them." },
  },
  {
    name: "all",
    label: "All open",
    icon: Inbox,
    filter: () => ({ status: "open" }),
    count: "open",
    empty: { title: "No open conversations", text: "When a visitor writes on your site, it shows here at once." },
  },
  {
    name: "snoozed",
    label: "Snoozed",
    icon: Clock,
    filter: () => ({ status: "snoozed" }),
    count: "snoozed",
    empty: {
      title: "Nothing is snoozed",
      text: "Snooze what can wait. It comes back when you said, or when the visitor writes.",
    },
  },
  {
    name: "closed",
    label: "Closed",
    icon: Archive,
    filter: () => ({ status: "closed" }),
    empty: {
      title: "No closed conversations yet",
      text: "What you close is kept here, and opens again when the visitor writes.",
    },
  },
];

/** The view of a name; anything unknown is the first one. */
export function viewOf(name: string | undefined): View {
  return views.find((view) => view.name === name) ?? views[0];
}
