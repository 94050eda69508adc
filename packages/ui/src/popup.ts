/** The surface of everything that opens beside what opened it. */
export const popupClasses =
  "max-h-[var(--available-height)] origin-[var(--transform-origin)] overflow-y-auto rounded-large bg-raised text-body text-ink shadow-raised outline-none transition-[opacity,scale] duration-open data-starting-style:scale-[0.97] data-starting-style:opacity-0 data-ending-style:opacity-0";

/** One line of a menu or a list of choices. */
export const itemClasses =
  "flex min-h-control-small cursor-default select-none items-center gap-2 rounded-control px-2 py-1 outline-none data-highlighted:bg-hover data-disabled:opacity-45 [&>svg]:size-4 [&>svg]:shrink-0";
