import { api } from "@foyer/sdk";
import { EmptyState, ErrorState, LoadingRows, SegmentedControl } from "@foyer/ui";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Flag, Store } from "lucide-react";
import { failureOf } from "../../live/failure.ts";
import { useLive } from "../../live/useLive.ts";
import { InboxPanes } from "../inbox/InboxPanes.tsx";
import { ListHeader } from "../inbox/ListHeader.tsx";
import { NothingOpened } from "../inbox/NothingOpened.tsx";
import { useDetailsShown } from "../inbox/useDetailsShown.ts";
import { useSteps } from "../inbox/useSteps.tsx";
import { PlaceFrame } from "../shell/PlaceFrame.tsx";
import { ChatList } from "./ChatList.tsx";
import { ChatPane } from "./ChatPane.tsx";
import { CustomerPane } from "./CustomerPane.tsx";
import { DeskSidebar } from "./DeskSidebar.tsx";
import { deskViewOf, viewsOf } from "./deskViews.ts";
import { ReportsList } from "./ReportsList.tsx";
import { useChats } from "./useChats.ts";
import { type Desk, useDesk } from "./useDesk.ts";

const reportSegments = [
  { value: "reports", label: "Open" },
  { value: "settled", label: "Settled" },
] as const;

/** The conversations of stores with their customers: of one's own stores, or of all. What is open stands in the address. */
export function StoresScreen() {
  const { data: desk, error } = useDesk();
  if (desk) return <DeskScreen desk={desk} />;
  return (
    <PlaceFrame>
      {error ? (
        <ErrorState className="h-full" title="The stores could not be loaded" text={failureOf(error).message} />
      ) : (
        <LoadingRows rows={8} label="Loading conversations" className="w-80 px-1" />
      )}
    </PlaceFrame>
  );
}

function DeskScreen({ desk }: { desk: Desk }) {
  const search = useSearch({ from: "/signed-in/stores" });
  const navigate = useNavigate({ from: "/stores" });
  const view = deskViewOf(search.view, desk.side);
  const store = desk.stores.find(({ _id }) => _id === search.store);
  const openedId = search.conversation;
  const listed = view.name === "reports" || view.name === "settled" ? undefined : view.name;
  const isReports = listed === undefined;
  const chats = useChats(listed, store?._id);
  const [isDetailsShown, setDetailsShown] = useDetailsShown(openedId);
  const about = openedId ? { conversationId: openedId } : "skip";
  const isOnDesk = useLive(api.shared.chat.getConversation, about).data !== undefined;
  const go = (next: { view?: string; store?: string; conversation?: string | undefined }) => {
    const { conversation, ...rest } = { view: view.name, ...(store ? { store: store._id } : {}), ...next };
    void navigate({ search: { ...rest, ...(conversation ? { conversation } : {}) } });
  };
  const order = chats.rows.map(({ _id }) => _id);
  useSteps(order, openedId, (conversation) => go({ conversation }));
  const viewItems = viewsOf(desk.side).map(({ name, label, icon: Icon }) => ({
    label,
    icon: <Icon />,
    isChosen: name === view.name,
    onSelect: () => go({ view: name }),
  }));
  const storeItems = desk.stores.map(({ _id, name }) => ({
    id: _id,
    label: name,
    icon: <Store />,
    isChosen: _id === store?._id,
    // Choosing the chosen one again shows all of them.
    onSelect: () => void navigate({ search: { view: view.name, ...(_id === store?._id ? {} : { store: _id }) } }),
  }));
  const choices = [
    { items: viewItems },
    ...(storeItems.length > 1 ? [{ heading: "Only one store", items: storeItems }] : []),
  ];
  return (
    <PlaceFrame sidebar={<DeskSidebar desk={desk} view={view} storeId={store?._id} />}>
      <InboxPanes
        isOpened={openedId !== undefined}
        list={
          <section aria-label="Conversations" className="flex h-full flex-col">
            <ListHeader title={store ? `${view.label} · ${store.name}` : view.label} choices={choices} />
            {isReports && (
              <SegmentedControl
                label="Which reports"
                className="mx-4 mb-2"
                segments={reportSegments}
                value={view.name}
                onChange={(name) => go({ view: name })}
              />
            )}
            {isReports ? (
              <ReportsList view={view} openedId={openedId} />
            ) : (
              <ChatList key={`${view.name} ${store?._id}`} view={view} desk={desk} chats={chats} openedId={openedId} />
            )}
          </section>
        }
        thread={
          openedId ? (
            <ChatPane
              key={openedId}
              conversationId={openedId}
              desk={desk}
              isDetailsShown={isDetailsShown}
              onToggleDetails={() => setDetailsShown(!isDetailsShown)}
              onBack={() => go({})}
            />
          ) : isReports ? (
            <EmptyState
              className="flex-1"
              icon={<Flag />}
              title="Reports open here"
              text="With the conversation that they are about, and the customer beside it."
            />
          ) : (
            <NothingOpened
              hasRows={chats.rows.length > 0}
              isLoading={chats.isLoading}
              quietText="Conversations open in this place, with the customer and their orders beside them."
            />
          )
        }
        details={
          openedId && isOnDesk && isDetailsShown ? (
            <CustomerPane key={openedId} conversationId={openedId} onClose={() => setDetailsShown(false)} />
          ) : undefined
        }
      />
    </PlaceFrame>
  );
}
