import { Inbox, type LucideIcon, Settings2, UsersRound } from "lucide-react";

/** A part of the app that has its own entry in the rail. */
export interface Place {
  name: PlaceName;
  label: string;
  to: "/inbox" | "/people" | "/settings";
  icon: LucideIcon;
}

/** The names of the places, as used for counts beside them. */
export type PlaceName = "inbox" | "people" | "settings";

/** The places in the order of the rail; only those that have a screen. */
export const places: readonly Place[] = [
  { name: "inbox", label: "Inbox", to: "/inbox", icon: Inbox },
  { name: "people", label: "People", to: "/people", icon: UsersRound },
  { name: "settings", label: "Settings", to: "/settings", icon: Settings2 },
];
