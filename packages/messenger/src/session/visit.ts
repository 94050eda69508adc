/** What the team may know of a visit: that the visitor is here, and on which page. */
import type { Surroundings } from "../launcher/messenger.ts";

const HEARTBEAT_MS = 30_000;

/** Tells the team, and notes the pages that are looked at if the host wants that; answers the end of it. */
export function startVisit(surroundings: Surroundings, { tracksPages }: { tracksPages: boolean }): () => void {
  const { client, session } = surroundings;
  const ending = new AbortController();
  const { signal } = ending;
  let url = "";

  function beat(): void {
    if (document.visibilityState !== "visible") return;
    client.mention("visitors:heartbeat", { origin: location.origin, currentUrl: location.href.slice(0, 2_000) });
    if (url === location.href) return;
    url = location.href;
    if (tracksPages) void import("./events.ts").then(({ notePage }) => notePage(surroundings));
  }

  const timer = setInterval(beat, HEARTBEAT_MS);
  const stops = [client.isLive.watch(beat), session.visitor.watch(beat)];
  document.addEventListener("visibilitychange", beat, { signal });
  // Single-page applications change the address without loading anything.
  const { navigation } = window as { navigation?: EventTarget };
  navigation?.addEventListener("navigatesuccess", beat, { signal });
  addEventListener("popstate", beat, { signal });
  return () => {
    ending.abort();
    clearInterval(timer);
    for (const stop of stops) stop();
  };
}
