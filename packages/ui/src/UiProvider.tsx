import { CSPProvider } from "@base-ui/react/csp-provider";
import { Tooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { ExplainContext } from "./explain.ts";
import { ToastRegion } from "./Toast.tsx";

/** Props of `UiProvider`. */
export interface UiProviderProps {
  /** What a failed action means, in words that can be shown. */
  explain: (error: unknown) => string;
  children: ReactNode;
}

/** What the parts share, once around an app: words for failures, the delay of tooltips and the place of toasts. */
export function UiProvider({ explain, children }: UiProviderProps) {
  return (
    // Our pages allow no inline style elements, and no part of ours needs them.
    <CSPProvider disableStyleElements>
      <ExplainContext value={explain}>
        <Tooltip.Provider delay={450}>
          {children}
          <ToastRegion />
        </Tooltip.Provider>
      </ExplainContext>
    </CSPProvider>
  );
}
