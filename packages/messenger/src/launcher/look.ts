/** The workspace's settings with what the page chose over them. */

import type { Result } from "@foyer/sdk/sync/calls.ts";
import type { Look } from "../loader/options.ts";

/** The settings of a workspace, as everyone may see them. */
export type Settings = Result<"messengerSettings:getPublicSettings">;

/** The settings and the page's own wishes as one. */
export function applyLook(settings: Settings, look: Look): Settings {
  const theme = look.theme === "auto" ? "system" : look.theme;
  return {
    ...settings,
    ...(theme ? { themeMode: theme } : {}),
    ...(look.color ? { primaryColor: look.color, backgroundColor: look.color } : {}),
    ...(look.position ? { launcherPosition: look.position } : {}),
    // From an attribute they come as texts.
    ...(look.sideSpacing === undefined ? {} : { launcherSideSpacing: Number(look.sideSpacing) }),
    ...(look.bottomSpacing === undefined ? {} : { launcherBottomSpacing: Number(look.bottomSpacing) }),
    ...(look.hideLauncher === undefined ? {} : { showLauncher: !look.hideLauncher }),
  };
}
