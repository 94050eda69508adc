import { Archive, CircleCheck, Flag, Inbox, type LucideIcon } from "lucide-react";

/** The names of the views, as they stand in the address. */
export type DeskViewName = "active" | "archived" | "closed" | "reports" | "settled";

/** One way to look at the conversations of stores. */
export interface DeskView {
  name: DeskViewName;
  label: string;
  icon: LucideIcon;
  /** The view under which it is found, when it has no entry of its own. */
  within?: DeskViewName;
  /** What the list says when it has nothing. */
  empty: { title: string; text: string };
}

const views: readonly [DeskView, ...DeskView[]] = [
  {
    name: "active",
    label: "Active",
    icon: Inbox,
    empty: { title: "No conversations yet", text: "When a customer writes to a store, it shows here at once." },
  },
  {
    name: "archived",
    label: "Archived",
    icon: Archive,
    empty: { title: "Nothing is archived", text: "Archive what can rest. The customer's next message brings it back." },
  },
  {
    name: "closed",
    label: "Closed",
    icon: CircleCheck,
    empty: { title: "No closed conversations", text: "What is settled and closed is kept here." },
  },
  {
    name: "reports",
    label: "Reports",
    icon: Flag,
    empty: {
      title: "No open reports",
      text: "Customers and stores can report a conversation or a message; it shows here.",
    },
  },
  {
    name: "settled",
    label: "Settled reports",
    icon: CircleCheck,
    within: "reports",
    empty: { title: "Nothing was settled yet", text: "Settle a report once you have dealt with it; it is kept here." },
  },
];

/** The views of a desk; reports are for admins. */
export function viewsOf(side: "store" | "admin"): readonly DeskView[] {
  return side === "admin" ? views : views.filter(({ name, within }) => ![name, within].includes("reports"));
}

/** The view of a name; anything unknown is the first one. */
export function deskViewOf(name: string | undefined, side: "store" | "admin"): DeskView {
  return viewsOf(side).find((view) => view.name === name) ?? views[0];
}
