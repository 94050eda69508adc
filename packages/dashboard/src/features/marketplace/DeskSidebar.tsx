import { Link } from "@tanstack/react-router";
import { Store } from "lucide-react";
import { SidebarLabel, SidebarSection, sidebarLinkClasses } from "../shell/PlaceFrame.tsx";
import { type DeskView, viewsOf } from "./deskViews.ts";
import type { Desk } from "./useDesk.ts";

/** Props of `DeskSidebar`. */
export interface DeskSidebarProps {
  desk: Desk;
  view: DeskView;
  storeId: string | undefined;
}

/** The views of the desk, and its stores when there are several. */
export function DeskSidebar({ desk, view, storeId }: DeskSidebarProps) {
  const entries = viewsOf(desk.side).filter(({ within }) => within === undefined);
  return (
    <nav aria-label="Views">
      <SidebarSection title="Stores">
        {entries.map(({ name, label, icon: Icon }) => (
          <li key={name}>
            <Link
              to="/stores"
              search={({ store }) => ({ view: name, ...(store ? { store } : {}) })}
              className={sidebarLinkClasses}
              aria-current={name === (view.within ?? view.name) ? "page" : undefined}
            >
              <SidebarLabel icon={<Icon />} label={label} />
            </Link>
          </li>
        ))}
      </SidebarSection>
      {desk.stores.length > 1 && (
        <SidebarSection title="Only one store">
          {desk.stores.map(({ _id, name }) => (
            <li key={_id}>
              <Link
                to="/stores"
                search={({ view: shown }) => ({
                  ...(shown ? { view: shown } : {}),
                  ...(_id === storeId ? {} : { store: _id }),
                })}
                className={sidebarLinkClasses}
                aria-current={_id === storeId ? "page" : undefined}
              >
                <SidebarLabel icon={<Store />} label={name} />
              </Link>
            </li>
          ))}
        </SidebarSection>
      )}
    </nav>
  );
}
