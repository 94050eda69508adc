import { Inbox, type LucideIcon, Settings2, Store, UsersRound } from "lucide-react";

/** A part of the app that has its own entry in the rail. */
export interface Place {
  name: PlaceName;
  label: string;
  to: "/inbox" | "/people" | "/stores" | "/settings";
  icon: LucideIcon;
  /** The permissions of which one is enough to go there; none when everybody may. */
  needs: readonly string[];
}

/** The names of the places, as used for counts beside them. */
export type PlaceName = "inbox" | "people" | "stores" | "settings";

/** What lets somebody answer for stores. */
export const storePermissions = ["marketplace.admin", "marketplace.store"] as const;

/** The places in the order of the rail. */
export const places: readonly Place[] = [
  { name: "inbox", label: "Inbox", to: "/inbox", icon: Inbox, needs: ["conversations.read"] },
  { name: "people", label: "People", to: "/people", icon: UsersRound, needs: ["users.read"] },
  { name: "stores", label: "Stores", to: "/stores", icon: Store, needs: storePermissions },
  { name: "settings", label: "Settings", to: "/settings", icon: Settings2, needs: [] },
];

/** The places that somebody may use. */
export function placesFor(can: (permission: string) => boolean): readonly Place[] {
  return places.filter(({ needs }) => needs.length === 0 || needs.some(can));
}

/** The place to which an address belongs. */
export function placeAt(path: string): Place | undefined {
  return places.find(({ to }) => path === to || path.startsWith(`${to}/`));
}

/** What is shown while it is not known yet who is there: the places of a team without a marketplace. */
export const usualPlaces: readonly Place[] = places.filter(({ name }) => name !== "stores");
