import { Link } from "@tanstack/react-router";
import { SidebarLabel, SidebarSection, sidebarLinkClasses } from "../shell/PlaceFrame.tsx";
import { type View, type ViewName, views } from "./views.ts";

/** Props of `ViewsSidebar`. */
export interface ViewsSidebarProps {
  current: ViewName;
  counts: Partial<Record<NonNullable<View["count"]>, number>>;
}

/** The views with what waits in each, beside the list on wide windows. */
export function ViewsSidebar({ current, counts }: ViewsSidebarProps) {
  return (
    <nav aria-label="Views">
      <SidebarSection title="Inbox">
        {views.map(({ name, label, icon: Icon, count }) => (
          <li key={name}>
            <Link
              to="/inbox"
              search={{ view: name }}
              className={sidebarLinkClasses}
              aria-current={name === current ? "page" : undefined}
            >
              <SidebarLabel
                icon={<Icon />}
                label={label}
                {...(count && counts[count] ? { count: counts[count] } : {})}
                isWaiting={name === "mine" && (counts.mine ?? 0) > 0}
              />
            </Link>
          </li>
        ))}
      </SidebarSection>
    </nav>
  );
}
