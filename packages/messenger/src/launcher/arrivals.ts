/** What happens when a message of the team arrives, fetched with the first one: a sound, and word to the team that it has arrived. */
import { playSound } from "../model/sound.ts";
import type { Surroundings } from "./messenger.ts";

/** Tells the team that everything up to now has reached this device; sounds when the visitor does not look. */
export async function noteArrival(
  { client, workspaceId, lasting, isOpen }: Surroundings,
  isNews: boolean,
): Promise<void> {
  const isLooking = isOpen.value && document.visibilityState === "visible";
  if (isNews && !isLooking) void inOneTab(() => playSound(lasting));
  const list = await client.ask("conversations:listByVisitor", { workspaceId });
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
