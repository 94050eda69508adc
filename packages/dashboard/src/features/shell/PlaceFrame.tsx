import { Count, classes } from "@foyer/ui";
import type { ReactNode } from "react";

/** Props of `PlaceFrame`. */
export interface PlaceFrameProps {
  /** What the place is divided into, on the ground beside the sheet; it needs a menu where the window is narrow. */
  sidebar?: ReactNode;
  children: ReactNode;
}

/** One place: its sheet, and on wide windows the list of its parts beside it. */
export function PlaceFrame({ sidebar, children }: PlaceFrameProps) {
  return (
    <>
      {sidebar && <div className="hidden w-52 shrink-0 overflow-y-auto py-3 pr-3 xl:block">{sidebar}</div>}
      <main
        id="content"
        tabIndex={-1}
        className="relative min-h-0 min-w-0 flex-1 overflow-hidden bg-sheet outline-none sm:my-2 sm:mr-2 sm:rounded-sheet sm:shadow-sheet"
      >
        {children}
      </main>
    </>
  );
}

/** Props of `SidebarSection`. */
export interface SidebarSectionProps {
  title: string;
  children: ReactNode;
}

/** Entries of a sidebar that belong together. */
export function SidebarSection({ title, children }: SidebarSectionProps) {
  return (
    <section className="mb-4">
      <h2 className="px-2.5 py-1.5 text-small font-medium text-ink-faint">{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

/** The classes of a link in a sidebar; the link of the page one is on has `aria-current="page"`. */
export const sidebarLinkClasses =
  "focus-ring-inset flex min-h-control-small items-center gap-2.5 rounded-control px-2.5 py-1 font-medium text-ink-soft transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-press aria-[current=page]:text-ink [&>svg]:size-4 [&>svg]:shrink-0";

/** Props of `SidebarLabel`. */
export interface SidebarLabelProps {
  icon?: ReactNode;
  label: string;
  count?: number;
  /** The count waits for someone, rather than being good to know. */
  isWaiting?: boolean;
}

/** What stands in a link of a sidebar. */
export function SidebarLabel({ icon, label, count, isWaiting = false }: SidebarLabelProps) {
  return (
    <>
      {icon}
      <span className={classes("min-w-0 flex-1 truncate", isWaiting && "text-ink")}>{label}</span>
      {count !== undefined && <Count value={count} isQuiet={!isWaiting} />}
    </>
  );
}
