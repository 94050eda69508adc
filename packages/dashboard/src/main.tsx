import { ConvexAuthProvider } from "@convex-dev/auth/react";
import { UiProvider } from "@foyer/ui";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { applyStoredTheme } from "./features/shell/theme.ts";
import { client } from "./live/client.ts";
import { failureOf } from "./live/failure.ts";
import { router } from "./router.tsx";
import "./styles.css";

const root = document.getElementById("root");
if (!root) throw new Error("The page has no element with the id root.");

applyStoredTheme();
createRoot(root).render(
  <StrictMode>
    {/* No link of ours has a code in its address. */}
    <ConvexAuthProvider client={client} shouldHandleCode={false}>
      <UiProvider explain={(error) => failureOf(error).message}>
        <RouterProvider router={router} />
      </UiProvider>
    </ConvexAuthProvider>
  </StrictMode>,
);
