import { classes } from "@foyer/ui";
import type { ReactNode } from "react";

/** Props of `InboxPanes`. */
export interface InboxPanesProps {
  isOpened: boolean;
  list: ReactNode;
  thread: ReactNode;
  details: ReactNode;
}

/** The panes side by side; on a phone one at a time, on narrow windows the details lie over the thread. */
export function InboxPanes({ isOpened, list, thread, details }: InboxPanesProps) {
  return (
    <div className="flex h-full" data-fills-phone={isOpened || undefined}>
      <div
        className={classes(
          "h-full w-full shrink-0 border-line sm:w-80 sm:border-r lg:w-84",
          isOpened && "max-sm:hidden",
        )}
      >
        {list}
      </div>
      <div className={classes("relative flex h-full min-w-0 flex-1", !isOpened && "max-sm:hidden")}>
        {thread}
        {details && (
          <div className="h-full w-76 shrink-0 border-line border-l bg-sheet max-[88rem]:absolute max-[88rem]:inset-y-0 max-[88rem]:right-0 max-[88rem]:z-20 max-[88rem]:shadow-raised max-sm:w-full">
            {details}
          </div>
        )}
      </div>
    </div>
  );
}
