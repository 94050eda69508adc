import { api } from "@foyer/sdk";
import type { FunctionReturnType } from "convex/server";
import { type Live, useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { storePermissions } from "../shell/places.ts";

/** From where somebody answers: for stores, or for the whole marketplace. */
export type Desk = FunctionReturnType<typeof api.marketplace.getDesk>;

/** The desk of whoever is signed in; not asked for when they may not answer for stores. */
export function useDesk(): Live<Desk> {
  const { workspaceId, can } = useSession();
  return useLive(api.marketplace.getDesk, storePermissions.some(can) ? { workspaceId } : "skip");
}
