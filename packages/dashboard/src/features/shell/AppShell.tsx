import { Logo } from "@foyer/ui";
import type { ReactNode } from "react";
import { PlaceLink } from "./PlaceLink.tsx";
import type { Place, PlaceName } from "./places.ts";

/** Props of `AppShell`. */
export interface AppShellProps {
  /** The places that are offered. */
  places: readonly Place[];
  /** How many things wait in each place. */
  waiting?: Partial<Record<PlaceName, number>>;
  /** Who is signed in, at the end of the rail or bar. */
  account: ReactNode;
  /** What is to be known of everything that is shown, in a strip above the place. */
  notice?: ReactNode;
  /** The state of the connection, which hangs from the top edge when there is something to say. */
  connection?: ReactNode;
  /** A `PlaceFrame`. */
  children: ReactNode;
}

/** The frame of the app: a rail of places on the ground and the place beside it; on phones a bar below. */
export function AppShell({ places, waiting = {}, account, notice, connection, children }: AppShellProps) {
  return (
    <div className="group/app flex h-dvh flex-col-reverse [--ui-bottom-bar:3.75rem] has-[[data-fills-phone]]:[--ui-bottom-bar:0px] sm:flex-row sm:[--ui-bottom-bar:0px]">
      <a
        href="#content"
        className="fixed top-2 left-2 z-50 -translate-y-20 rounded-control bg-raised px-3 py-2 shadow-raised focus:translate-y-0"
      >
        Skip to content
      </a>
      <nav
        aria-label="Places"
        className="flex shrink-0 items-center bg-ground px-1 pb-[env(safe-area-inset-bottom)] max-sm:group-has-[[data-fills-phone]]/app:hidden max-sm:h-[calc(var(--ui-bottom-bar)+env(safe-area-inset-bottom))] sm:w-18 sm:flex-col sm:px-0 sm:py-3"
      >
        <Logo className="mb-4 size-8 max-sm:hidden" />
        <ul className="flex flex-1 justify-around gap-1 sm:flex-col sm:justify-start sm:gap-2.5">
          {places.map((place) => (
            <li key={place.name} className="max-sm:flex-1">
              <PlaceLink place={place} waiting={waiting[place.name] ?? 0} />
            </li>
          ))}
        </ul>
        <div className="px-4 sm:px-0">{account}</div>
      </nav>
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {notice}
        <div className="relative flex min-h-0 flex-1 max-sm:flex-col">
          {/* On a phone it takes a line of its own: there is no room above the names. */}
          <div className="pointer-events-none flex justify-center sm:absolute sm:inset-x-0 sm:top-2 sm:z-30">
            {connection}
          </div>
          {children}
        </div>
      </div>
    </div>
  );
}
