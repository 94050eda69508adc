import { Count } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import type { Place } from "./places.ts";

/** Props of `PlaceLink`. */
export interface PlaceLinkProps {
  place: Place;
  /** How many things wait there. */
  waiting: number;
}

/** The entry of one place: a doorway that lights up where one is. */
export function PlaceLink({ place, waiting }: PlaceLinkProps) {
  const Icon = place.icon;
  return (
    <Link
      to={place.to}
      className="group focus-ring flex flex-col items-center gap-0.5 rounded-control text-micro font-medium text-ink-soft transition-colors hover:text-ink aria-[current=page]:text-ink"
    >
      <span className="relative grid h-8 w-10 place-items-center rounded-t-[1.25rem] rounded-b-control sm:h-9 transition-colors group-hover:bg-hover group-aria-[current=page]:bg-accent-soft group-aria-[current=page]:text-accent-ink">
        <Icon className="size-5 translate-y-0.5" strokeWidth={1.75} />
        <span className="absolute -top-0.5 -right-2.5">
          <Count value={waiting} noun="waiting" />
        </span>
      </span>
      {place.label}
    </Link>
  );
}
