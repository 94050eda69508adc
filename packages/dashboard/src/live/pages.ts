/** Where the pages of a list begin; the first begins at the top. */
export type Cursors = readonly (string | null)[];

/** A page of a list that goes on at its cursor. */
export interface CursorPage {
  nextCursor: string | null;
}

/** The cursors after new answers: each page begins where the one before it ends now, and pages past the end go. */
export function followEnds(cursors: Cursors, pages: readonly (CursorPage | undefined)[]): Cursors {
  const next: (string | null)[] = [null];
  for (let index = 1; index < cursors.length; index++) {
    const before = pages[index - 1];
    // Not answered yet: what follows stays where it was.
    if (before === undefined) return [...next, ...cursors.slice(index)];
    if (before.nextCursor === null) return next;
    next.push(before.nextCursor);
  }
  return next;
}

/** Whether both lists of cursors say the same. */
export function isSame(one: Cursors, other: Cursors): boolean {
  return one.length === other.length && one.every((cursor, index) => cursor === other[index]);
}

/** What several pages hold, each thing once: one that moved up between two answers stands where it is newest. */
export function uniqueById<Item extends { _id: string }>(items: Iterable<Item>): Item[] {
  const byId = new Map<string, Item>();
  for (const item of items) if (!byId.has(item._id)) byId.set(item._id, item);
  return [...byId.values()];
}
