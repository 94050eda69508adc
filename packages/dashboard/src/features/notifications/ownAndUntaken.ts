import { api } from "@foyer/sdk";
import { useMemo } from "react";
import { useLiveMany } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import type { InboxArgs, InboxRow } from "../inbox/conversation.ts";
import { firstPageArgs } from "../inbox/useInboxList.ts";
import { viewOf } from "../inbox/views.ts";

/** The newest conversations that concern this agent: their own, and those that nobody has taken. */
export function useOwnAndUntaken(): { rows: readonly InboxRow[]; isReady: boolean } {
  const { workspaceId, userId, can } = useSession();
  // The same arguments as the views, so that the server works them out once.
  const asked: Record<string, InboxArgs> = can("conversations.read")
    ? {
        mine: firstPageArgs(workspaceId, viewOf("mine").filter(userId)),
        unassigned: firstPageArgs(workspaceId, viewOf("unassigned").filter(userId)),
      }
    : {};
  const { mine, unassigned } = useLiveMany(api.conversations.listForInbox, asked);
  const isReady = mine !== undefined && unassigned !== undefined;
  const rows = useMemo(
    () => [mine, unassigned].flatMap((page) => (page && !(page instanceof Error) ? page.conversations : [])),
    [mine, unassigned],
  );
  return { rows, isReady };
}
