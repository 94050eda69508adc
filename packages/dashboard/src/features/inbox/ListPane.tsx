import { useNavigate } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useCommands } from "../commands/commands.ts";
import { BulkBar } from "./BulkBar.tsx";
import { ConversationList } from "./ConversationList.tsx";
import { ListHeader } from "./ListHeader.tsx";
import { keepShown, noSelection, toggle } from "./selection.ts";
import type { ConversationActions } from "./useConversationActions.ts";
import type { InboxList } from "./useInboxList.ts";
import { type View, views } from "./views.ts";

/** Props of `ListPane`. */
export interface ListPaneProps {
  view: View;
  list: InboxList;
  counts: Partial<Record<NonNullable<View["count"]>, number>>;
  openedId: string | undefined;
  actions: ConversationActions;
  onHover: (id: string) => void;
}

/** The list of a view with its title, or with what can be done to the selected rows. */
export function ListPane({ view, list, counts, openedId, actions, onHover }: ListPaneProps) {
  const navigate = useNavigate({ from: "/inbox" });
  const [selection, setSelection] = useState(noSelection);
  const order = list.rows.map(({ _id }) => _id);
  const shown = keepShown(selection, order);
  const orderKey = order.join(" ");
  // The key stands for the order
  const onToggle = useCallback(
    (id: string, reaches: boolean) => setSelection((before) => toggle(before, order, { id, reaches })),
    [orderKey],
  );
  const clear = () => setSelection(noSelection);
  const selected = list.rows.filter(({ _id }) => shown.ids.has(_id));
  const choices = views.map(({ name, label, icon: Icon, count: key }) => ({
    label: key && counts[key] ? `${label} · ${counts[key]}` : label,
    icon: <Icon />,
    isChosen: name === view.name,
    onSelect: () => void navigate({ search: { view: name } }),
  }));
  useCommands([
    ...(openedId
      ? [
          {
            id: "select",
            group: "Conversation" as const,
            label: "Select",
            keys: "X",
            run: () => onToggle(openedId, false),
          },
        ]
      : []),
    ...(selected.length > 0
      ? [{ id: "deselect", group: "Conversation" as const, label: "Select nothing", keys: "Escape", run: clear }]
      : []),
  ]);
  return (
    <section aria-label="Conversations" className="flex h-full flex-col">
      {selected.length > 0 ? (
        <BulkBar rows={selected} actions={actions} onDone={clear} />
      ) : (
        <ListHeader title={view.label} count={view.count && counts[view.count]} choices={[{ items: choices }]} />
      )}
      <ConversationList {...{ view, list, openedId, onToggle, onHover }} selection={shown} />
    </section>
  );
}
