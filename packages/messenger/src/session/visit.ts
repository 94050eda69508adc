/** What the team may know of a visit: that the visitor is here, and on which page. */
import type { Surroundings } from "../launcher/surroundings.ts";

const HEARTBEAT_MS = 30_000;

/** What a visit needs. */
interface VisitOptions {
  readonly tracksPages: boolean;
  /** Its end. */
  readonly signal: AbortSignal;
}

/** Tells the team, and notes the pages that are looked at if the host wants that. */
export function startVisit(surroundings: Surroundings, { tracksPages, signal }: VisitOptions): void {
  const { client, session } = surroundings;
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
  signal.addEventListener("abort", () => {
    clearInterval(timer);
    for (const stop of stops) stop();
  });
  beat();
}
