import { Button, Menu } from "@foyer/ui";
import { ChevronDown } from "lucide-react";
import { type View, type ViewName, views } from "./views.ts";

/** Props of `ListHeader`. */
export interface ListHeaderProps {
  view: View;
  counts: Partial<Record<NonNullable<View["count"]>, number>>;
  onChoose: (view: ViewName) => void;
}

/** The name of the view; where there is no room for the list of views, it opens them. */
export function ListHeader({ view, counts, onChoose }: ListHeaderProps) {
  const count = view.count && counts[view.count];
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 px-4">
      <h1 className="min-w-0 flex-1 truncate font-semibold text-title max-xl:hidden">{view.label}</h1>
      <h1 className="flex-1 xl:hidden">
        <Menu
          trigger={
            <Button variant="quiet" className="-ml-3! text-ink!">
              <span className="flex items-center gap-1.5 font-semibold text-title">
                {view.label}
                <ChevronDown className="size-4 text-ink-faint" />
              </span>
            </Button>
          }
          sections={[
            {
              items: views.map(({ name, label, icon: Icon, count: key }) => ({
                label: key && counts[key] ? `${label} · ${counts[key]}` : label,
                icon: <Icon />,
                isChosen: name === view.name,
                onSelect: () => onChoose(name),
              })),
            },
          ]}
        />
      </h1>
      {count !== undefined && count > 0 && <span className="text-ink-faint text-small tabular-nums">{count}</span>}
    </header>
  );
}
