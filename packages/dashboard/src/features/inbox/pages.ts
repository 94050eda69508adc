import type { InboxPage, InboxRow } from "./conversation.ts";

/** Where the pages of a list begin; the first begins at the top. */
export type Cursors = readonly (string | null)[];

/** The rows of all pages in their order; a row that moved up between two answers is shown once, where it is newest. */
export function rowsOf(pages: readonly (InboxPage | undefined)[]): InboxRow[] {
  const rows = new Map<string, InboxRow>();
  for (const page of pages) {
    for (const row of page?.conversations ?? []) if (!rows.has(row._id)) rows.set(row._id, row);
  }
  return [...rows.values()];
}

/** The cursors after new answers: each page begins where the one before it ends now, and pages past the end go. */
export function followEnds(cursors: Cursors, pages: readonly (InboxPage | undefined)[]): Cursors {
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
