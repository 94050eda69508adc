/** The workspace's settings with what the page chose over them. */

import type { Result } from "@foyer/sdk/sync/calls.ts";
import type { Look } from "../loader/options.ts";

/** The settings of a workspace, as everyone may see them. */
export type Settings = Result<"messengerSettings:getPublicSettings">;

/** The settings and the page's own wishes as one. */
export function applyLook(settings: Settings, look: Look): Settings {
  return {
    ...settings,
    themeMode: look.theme === "auto" ? "system" : look.theme || settings.themeMode,
    primaryColor: look.color || settings.primaryColor,
    backgroundColor: look.color || settings.backgroundColor,
    launcherPosition: look.position || settings.launcherPosition,
    // From an attribute they come as texts.
    launcherSideSpacing: Number(look.sideSpacing ?? settings.launcherSideSpacing),
    launcherBottomSpacing: Number(look.bottomSpacing ?? settings.launcherBottomSpacing),
    showLauncher: look.hideLauncher === undefined ? settings.showLauncher : !look.hideLauncher,
  };
}
