import { Button, Menu, type MenuSection } from "@foyer/ui";
import { ChevronDown } from "lucide-react";

/** Props of `ListHeader`. */
export interface ListHeaderProps {
  title: string;
  count?: number | undefined;
  /** What else can be listed; offered where there is no room for a sidebar. */
  choices: MenuSection[];
}

/** The name of what is listed; where there is no room for a sidebar, it opens what else could be. */
export function ListHeader({ title, count = 0, choices }: ListHeaderProps) {
  return (
    <header className="flex h-14 shrink-0 items-center gap-2 px-4">
      <h1 className="min-w-0 flex-1 truncate font-semibold text-title max-xl:hidden">{title}</h1>
      <h1 className="min-w-0 flex-1 xl:hidden">
        <Menu
          trigger={
            <Button variant="quiet" className="-ml-3! max-w-full text-ink!">
              <span className="flex items-center gap-1.5 font-semibold text-title">
                <span className="truncate">{title}</span>
                <ChevronDown className="size-4 shrink-0 text-ink-faint" />
              </span>
            </Button>
          }
          sections={choices}
        />
      </h1>
      {count > 0 && <span className="text-ink-faint text-small tabular-nums">{count}</span>}
    </header>
  );
}
