import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { ToastRegion } from "./Toast.tsx";

/** What the parts share, once around an app: the delay of tooltips and the place of toasts. */
export function UiProvider({ children }: { children: ReactNode }) {
  return (
    // Our pages allow no inline style elements, and no part of ours needs them.
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={450}>
        {children}
        <ToastRegion />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
