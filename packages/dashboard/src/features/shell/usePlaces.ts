import { useSession } from "../identity/session.tsx";
import { useDesk } from "../marketplace/useDesk.ts";
import { type Place, placesFor } from "./places.ts";

/** The places that somebody is offered: those that they may use, and Stores only where there are stores. */
export function usePlaces(): readonly Place[] {
  const { can } = useSession();
  const hasStores = (useDesk().data?.stores.length ?? 0) > 0;
  const allowed = placesFor(can);
  const isAtHomeElsewhere = allowed.some(({ name }) => name === "inbox" || name === "people");
  return hasStores || !isAtHomeElsewhere ? allowed : allowed.filter(({ name }) => name !== "stores");
}
