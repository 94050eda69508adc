import { useNavigate } from "@tanstack/react-router";
import { Keyboard, Monitor, Moon, Search, Sun } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useCommandMenu, useCommands } from "../commands/commands.ts";
import type { Command } from "../commands/registry.ts";
import { ShortcutsDialog } from "../commands/ShortcutsDialog.tsx";
import type { Place } from "./places.ts";
import { useTheme } from "./theme.ts";

/** Offers what works everywhere in the app, and the way to each place; answers the dialogs that belong to it. */
export function useAppCommands(places: readonly Place[]): ReactNode {
  const navigate = useNavigate();
  const [, chooseTheme] = useTheme();
  const [isKeysShown, setKeysShown] = useState(false);
  const { menu, show } = useCommandMenu();
  const toggleMenu = () => show(menu === "closed" ? "all" : "closed");
  const themes: Command[] = [
    { id: "light", group: "App", label: "Light theme", icon: <Sun />, run: () => chooseTheme("light") },
    { id: "dark", group: "App", label: "Dark theme", icon: <Moon />, run: () => chooseTheme("dark") },
    { id: "system", group: "App", label: "Theme of this device", icon: <Monitor />, run: () => chooseTheme("system") },
  ];
  useCommands([
    {
      id: "menu",
      group: "App",
      label: "All actions",
      keys: "Mod+K",
      icon: <Search />,
      worksWhileWriting: true,
      run: toggleMenu,
    },
    {
      id: "keys",
      group: "App",
      label: "Keyboard shortcuts",
      keys: "?",
      icon: <Keyboard />,
      run: () => setKeysShown(true),
    },
    ...places.map(
      ({ name, label, to, icon: Icon }): Command => ({
        id: `place ${name}`,
        group: "Go to",
        label,
        icon: <Icon />,
        run: () => void navigate({ to }),
      }),
    ),
    ...themes,
  ]);
  return <ShortcutsDialog isOpen={isKeysShown} onOpenChange={setKeysShown} />;
}
