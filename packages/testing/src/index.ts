export { type AccessibilityOptions, checkAccessibility } from "./accessibility.ts";
export { goOffline, launchBrowser } from "./browser.ts";
export { createDatabase, startThrowawayCluster, type ThrowawayCluster } from "./throwawayPostgres.ts";
