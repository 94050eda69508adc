import { api } from "@foyer/sdk";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { PlaceFrame } from "../shell/PlaceFrame.tsx";
import { DetailsPane } from "../thread/DetailsPane.tsx";
import { ThreadPane } from "../thread/ThreadPane.tsx";
import type { Conversation } from "./conversation.ts";
import { InboxPanes } from "./InboxPanes.tsx";
import { ListPane } from "./ListPane.tsx";
import { NothingOpened } from "./NothingOpened.tsx";
import { nextAfter } from "./neighbours.ts";
import { SnoozeDialog } from "./SnoozeDialog.tsx";
import { type ConversationActions, useConversationActions } from "./useConversationActions.ts";
import { useDetailsShown } from "./useDetailsShown.ts";
import { useInboxList } from "./useInboxList.ts";
import { useSteps } from "./useSteps.tsx";
import { useViewCommands } from "./useViewCommands.tsx";
import { ViewsSidebar } from "./ViewsSidebar.tsx";
import { viewOf } from "./views.ts";
import { warmConversation } from "./warm.ts";

/** The conversations of the team: views, list, thread and details. What is open stands in the address. */
export function InboxScreen() {
  const { userId, workspaceId } = useSession();
  const search = useSearch({ from: "/signed-in/inbox" });
  const navigate = useNavigate({ from: "/inbox" });
  const view = viewOf(search.view);
  const openedId = search.conversation;
  const filter = useMemo(() => view.filter(userId), [view, userId]);
  const list = useInboxList(workspaceId, filter);
  const counts = useLive(api.conversations.countForInbox, { workspaceId, agentId: userId }).data ?? {};
  const [isDetailsShown, setDetailsShown] = useDetailsShown(openedId);
  const [snoozing, setSnoozing] = useState<readonly Conversation[]>();
  const plain = useConversationActions(setSnoozing);
  const order = list.rows.map(({ _id }) => _id);
  const row = list.rows.find(({ _id }) => _id === openedId);

  const open = useCallback(
    (conversation: string | undefined) =>
      void navigate({
        search: ({ view: name }) => ({ ...(name ? { view: name } : {}), ...(conversation ? { conversation } : {}) }),
      }),
    [navigate],
  );
  const actions = useMemo(
    (): ConversationActions => ({
      ...plain,
      setStatus(targets, status, until) {
        plain.setStatus(targets, status, until);
        const isLeaving =
          targets.some(({ _id }) => _id === openedId) && filter.status !== undefined && filter.status !== status;
        if (isLeaving) open(nextAfter(order, openedId, new Set(targets.map(({ _id }) => _id))));
      },
    }),
    [plain, openedId, filter, order, open],
  );

  // The neighbours of the conversation that was just opened
  useEffect(() => {
    const index = openedId ? order.indexOf(openedId) : -1;
    if (index === -1) return;
    for (const id of order.slice(Math.max(0, index - 1), index + 3)) warmConversation(id);
  }, [openedId, order[0]]);

  useSteps(order, openedId, open);
  useViewCommands();
  const details = row?.visitorId;
  return (
    <PlaceFrame sidebar={<ViewsSidebar current={view.name} counts={counts} />}>
      <InboxPanes
        isOpened={openedId !== undefined}
        list={<ListPane {...{ view, list, counts, openedId, actions }} onHover={warmConversation} />}
        thread={
          openedId ? (
            <ThreadPane
              key={openedId}
              conversationId={openedId}
              row={row}
              actions={actions}
              isDetailsShown={isDetailsShown}
              onToggleDetails={() => setDetailsShown(!isDetailsShown)}
              onBack={() => open(undefined)}
            />
          ) : (
            <NothingOpened
              hasRows={list.rows.length > 0}
              isLoading={list.isLoading}
              quietText="Conversations open in this place, with everything about the visitor beside them."
            />
          )
        }
        details={
          openedId && isDetailsShown && details ? (
            <DetailsPane visitorId={details} conversationId={openedId} onClose={() => setDetailsShown(false)} />
          ) : undefined
        }
      />
      <SnoozeDialog
        isOpen={snoozing !== undefined}
        onOpenChange={(isOpen) => !isOpen && setSnoozing(undefined)}
        onChoose={(at) => snoozing && actions.setStatus(snoozing, "snoozed", at)}
      />
    </PlaceFrame>
  );
}
