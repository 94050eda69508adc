import { EmptyState, ErrorState, LoadingRows } from "@foyer/ui";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ArrowDown, ArrowUp, MessagesSquare, Store } from "lucide-react";
import { failureOf } from "../../live/failure.ts";
import { useCommands } from "../commands/commands.ts";
import { InboxPanes } from "../inbox/InboxPanes.tsx";
import { ListHeader } from "../inbox/ListHeader.tsx";
import { PlaceFrame } from "../shell/PlaceFrame.tsx";
import { ChatList } from "./ChatList.tsx";
import { ChatPane } from "./ChatPane.tsx";
import { DeskSidebar } from "./DeskSidebar.tsx";
import { deskViewOf, viewsOf } from "./deskViews.ts";
import { ReportsList } from "./ReportsList.tsx";
import { useChats } from "./useChats.ts";
import { type Desk, useDesk } from "./useDesk.ts";

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
  const chats = useChats(view.name === "reports" ? undefined : view.name, store?._id);
  const go = (next: { view?: string; store?: string; conversation?: string | undefined }) => {
    const { conversation, ...rest } = { view: view.name, ...(store ? { store: store._id } : {}), ...next };
    void navigate({ search: { ...rest, ...(conversation ? { conversation } : {}) } });
  };
  const step = (by: 1 | -1) => {
    const index = chats.rows.findIndex(({ _id }) => _id === openedId);
    const next = chats.rows[index === -1 ? 0 : index + by];
    if (next) go({ conversation: next._id });
  };
  useCommands([
    { id: "next", group: "Move", label: "Next conversation", keys: "J", icon: <ArrowDown />, run: () => step(1) },
    {
      id: "previous",
      group: "Move",
      label: "Previous conversation",
      keys: "K",
      icon: <ArrowUp />,
      run: () => step(-1),
    },
    { id: "leave", group: "Move", label: "Back to the list", keys: "Backspace", isHidden: true, run: () => go({}) },
  ]);
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
            {view.name === "reports" ? (
              <ReportsList openedId={openedId} />
            ) : (
              <ChatList view={view} desk={desk} chats={chats} openedId={openedId} />
            )}
          </section>
        }
        thread={
          openedId ? (
            <ChatPane key={openedId} conversationId={openedId} desk={desk} onBack={() => go({})} />
          ) : (
            <EmptyState
              className="flex-1"
              icon={<MessagesSquare />}
              title="Choose a conversation"
              text="What customers and stores write to each other opens in this place."
            />
          )
        }
        details={undefined}
      />
    </PlaceFrame>
  );
}
