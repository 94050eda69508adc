/** What is said beside the launcher when the messenger could not be fetched, with a way to try again. */
import type { LauncherWords } from "./language.ts";

/** Makes it; it says nothing until it is told to. */
export function createTrouble(onRetry: () => void) {
  const element = document.createElement("div");
  element.className = "trouble";
  element.role = "alert";
  element.hidden = true;
  const retry = document.createElement("button");
  retry.type = "button";
  retry.addEventListener("click", onRetry);
  return {
    element,
    update(isShown: boolean, words: LauncherWords) {
      // Read aloud when it comes, and not again while it stays.
      if (isShown !== element.hidden) return;
      element.hidden = !isShown;
      retry.textContent = words.retry;
      element.replaceChildren(words.notLoaded, retry);
    },
  };
}
