/**
 * Which pieces of a conversation to ask for. The newest messages are one live list that slides; what is older is cut at fixed
 * numbers, so that a page never moves and is asked for once.
 */

/** How many messages the sliding list holds. */
export const NEWEST = 50;
/** How many messages a fixed page holds. */
export const PAGE = 50;

/** The fixed pages, by number, that cover everything from `from` up to the sliding list, which begins at `newestFrom`. */
export function pagesBetween(from: number, newestFrom: number): number[] {
  // A page is asked for a little before the list slides past it, so that no gap ever shows.
  const last = Math.floor((newestFrom + 8) / PAGE);
  const first = Math.floor((from - 1) / PAGE);
  if (from >= newestFrom) return [];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** The arguments that select a fixed page. */
export function pageArgs(page: number): { before: number; limit: number } {
  return { before: (page + 1) * PAGE + 1, limit: PAGE };
}

/** Messages of several answers in their order, each once; the later answer wins. */
export function mergeBySeq<M extends { seq: number }>(answers: readonly (readonly M[])[]): M[] {
  const bySeq = new Map<number, M>();
  for (const answer of answers) for (const message of answer) bySeq.set(message.seq, message);
  return [...bySeq.values()].sort((one, other) => one.seq - other.seq);
}
