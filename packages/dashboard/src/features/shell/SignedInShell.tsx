import { Outlet } from "@tanstack/react-router";
import { AppShell } from "./AppShell.tsx";
import { ThemeMenu } from "./ThemeMenu.tsx";

/** The shell around every place. */
export function SignedInShell() {
  return (
    <AppShell account={<ThemeMenu />}>
      <Outlet />
    </AppShell>
  );
}
