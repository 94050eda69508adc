/**
 * What happens when a message of the team arrives, fetched with the first one: a sound, a preview, and word to the team
 * that it has arrived.
 */
import { playSound } from "../model/sound.ts";
import { showPreview } from "../preview/preview.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Destination } from "./windowHolder.ts";

/** What is known of an arrival. */
interface Arrival {
  /** Whether it came just now, and not before the page. */
  readonly isNews: boolean;
  /** Opens the messenger there. */
  open(destination: Destination): void;
}

/** Tells the team that everything up to now has reached this device; sounds and shows when the visitor does not look. */
export async function noteArrival(surroundings: Surroundings, { isNews, open }: Arrival): Promise<void> {
  const { client, workspaceId, lasting, isOpen } = surroundings;
  const isLooking = isOpen.value && document.visibilityState === "visible";
  if (isNews && !isLooking) void inOneTab(() => playSound(lasting));
  const list = await client.ask("conversations:listByVisitor", { workspaceId });
  void showPreview({ surroundings, list, open }).catch(() => undefined);
  const late = list.filter(({ lastSeq, visitorDeliveredSeq }) => lastSeq > visitorDeliveredSeq);
  await Promise.all(
    late.map(({ _id: id, lastSeq: seq }) => client.mutate("conversations:markAsDelivered", { id, seq })),
  );
}

const SOUND_MS = 1_000;

/** Several tabs hear of the same message. */
async function inOneTab(work: () => void): Promise<void> {
  if (!navigator.locks) return work();
  await navigator.locks.request("foyer-sound", { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    work();
    await new Promise((resolve) => setTimeout(resolve, SOUND_MS));
  });
}
