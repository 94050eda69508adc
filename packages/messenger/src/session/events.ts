/** What a visitor did: pages that were looked at and what the host reports; fetched with the first of them. */
import type { Surroundings } from "../launcher/surroundings.ts";
import type { Drawer } from "./storage.ts";

/** Notes the page that is looked at, and that a visit begins with it. */
export function notePage({ workspaceId, client, tab }: Surroundings): void {
  const about = { workspaceId, url: location.href.slice(0, 2_000), sessionId: visitId(tab) };
  const quietly = () => undefined;
  if (tab.read("visited") !== true) {
    tab.write("visited", true);
    client.mutate("events:trackAutoEvent", { ...about, eventType: "session_start" }).catch(quietly);
  }
  const properties = { title: document.title.slice(0, 300), referrer: document.referrer.slice(0, 2_000) };
  client.mutate("events:trackAutoEvent", { ...about, eventType: "page_view", properties }).catch(quietly);
}

/** Notes something under a name of the host's own. */
export async function noteEvent(
  { workspaceId, client, tab }: Surroundings,
  name: string,
  properties: Record<string, unknown> | undefined,
): Promise<void> {
  // As JSON has it: dates become texts, functions disappear.
  const plain = properties && { properties: JSON.parse(JSON.stringify(properties)) };
  const url = location.href.slice(0, 2_000);
  await client.mutate("events:track", { workspaceId, name, ...plain, url, sessionId: visitId(tab) });
}

/** Tells the visits of one visitor apart; says nothing about who it is. */
function visitId(tab: Drawer): string {
  const known = tab.read<string>("visit");
  if (known) return known;
  const made = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join("");
  tab.write("visit", made);
  return made;
}
