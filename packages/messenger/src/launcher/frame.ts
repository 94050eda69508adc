/**
 * The messenger's own corner of the page: a closed shadow root that neither lends nor borrows styles.
 * Knows theme, colours, side and direction; does not know what is shown in it.
 */

import { isRightToLeft, type Language } from "./language.ts";
import type { Settings } from "./look.ts";
import { paletteOf } from "./palette.ts";

/** The corner. */
export interface Frame {
  readonly shadow: ShadowRoot;
  /** What everything is put into. */
  readonly root: HTMLElement;
  dress(settings: Settings, language: Language): void;
  /** Adopts a style sheet, once. */
  addStyles(text: string): void;
  /** Puts it on the page, once there is something to show: until then the page has nothing to lay out for it. */
  place(): void;
  /** Without a number it is on top of nearly everything. */
  setZIndex(zIndex?: number): void;
  remove(): void;
}

const hostStyles = `
:host{all:initial!important;position:fixed!important;inset:0!important;width:0!important;height:0!important;z-index:var(--z)!important}
`;

/** Makes the corner. It hangs on the page's root element, so that frameworks that replace the body leave it alone. */
export function createFrame(): Frame {
  const host = document.createElement("div");
  host.id = "foyer-messenger";
  const shadow = host.attachShadow({ mode: "closed" });
  const root = document.createElement("div");
  root.className = "root";
  shadow.append(root);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let redress: (() => void) | undefined;
  const onScheme = () => redress?.();
  dark.addEventListener("change", onScheme);

  const added = new Set<string>();

  function addStyles(text: string): void {
    if (added.has(text)) return;
    added.add(text);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, sheet];
  }

  addStyles(hostStyles);
  return {
    shadow,
    root,
    addStyles,
    place() {
      if (!host.isConnected) document.documentElement.append(host);
    },
    dress(settings, language) {
      redress = () => dressRoot(root, settings, { language, isDark: dark.matches });
      redress();
    },
    setZIndex: (zIndex = 2_147_483_000) => host.style.setProperty("--z", String(zIndex)),
    remove() {
      dark.removeEventListener("change", onScheme);
      host.remove();
    },
  };
}

function dressRoot(
  root: HTMLElement,
  settings: Settings,
  { language, isDark }: { language: Language; isDark: boolean },
): void {
  const { themeMode } = settings;
  const theme = themeMode === "system" ? (isDark ? "dark" : "light") : themeMode;
  root.dataset.theme = theme;
  root.lang = language;
  root.dir = isRightToLeft(language) ? "rtl" : "ltr";
  root.classList.toggle("left", settings.launcherPosition === "left");
  const properties = {
    ...paletteOf(settings.primaryColor, settings.backgroundColor, theme),
    "--side": `${settings.launcherSideSpacing}px`,
    "--bottom": `${settings.launcherBottomSpacing}px`,
  };
  for (const [name, value] of Object.entries(properties)) root.style.setProperty(name, value);
}
