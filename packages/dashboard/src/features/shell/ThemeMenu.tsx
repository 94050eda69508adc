import { IconButton, Menu, type MenuSection } from "@foyer/ui";
import { Monitor, Moon, Sun, SunMoon } from "lucide-react";
import { type ThemeChoice, useTheme } from "./theme.ts";

/** A button that opens the choice of theme. */
export function ThemeMenu() {
  const section = useThemeSection();
  return (
    <Menu
      side="right"
      align="end"
      trigger={<IconButton label="Theme" icon={<SunMoon />} tooltipSide="right" />}
      sections={[section]}
    />
  );
}

/** The choice of theme as a section of a menu. */
export function useThemeSection(): MenuSection {
  const [chosen, choose] = useTheme();
  return {
    heading: "Theme",
    items: choices.map(({ value, label, icon }) => ({
      label,
      icon,
      isChosen: chosen === value,
      onSelect: () => choose(value),
    })),
  };
}

const choices: { value: ThemeChoice; label: string; icon: React.ReactNode }[] = [
  { value: "system", label: "As on this device", icon: <Monitor /> },
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
];
