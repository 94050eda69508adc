export { type AccessibilityOptions, checkAccessibility } from "./accessibility.ts";
export { goOffline, launchBrowser } from "./browser.ts";
