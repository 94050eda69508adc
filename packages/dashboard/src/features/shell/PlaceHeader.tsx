import type { ReactNode } from "react";

/** Props of `PlaceHeader`. */
export interface PlaceHeaderProps {
  title: string;
  /** The one primary action of the place, last. */
  actions?: ReactNode;
}

/** The top line of a screen: where one is and what one mainly does here. */
export function PlaceHeader({ title, actions }: PlaceHeaderProps) {
  return (
    <header className="flex min-h-14 items-center gap-2 px-4 sm:px-6">
      <h1 className="min-w-0 flex-1 truncate text-title font-semibold">{title}</h1>
      {actions}
    </header>
  );
}
