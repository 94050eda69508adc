import { api } from "@foyer/sdk";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";

/** One visitor with their conversations, live. */
export function useVisitorDetail(visitorId: string | undefined) {
  const { workspaceId } = useSession();
  return useLive(api.visitors.getDirectoryDetail, visitorId ? { workspaceId, visitorId } : "skip");
}
