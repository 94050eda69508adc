/** Which messages of visitors are new since the last look. */

/** What of a conversation tells that a visitor wrote. */
export interface Heard {
  _id: string;
  unreadByAgent: number;
  lastMessage: { senderType: string; seq: number; content: string } | null;
}

/** The conversations in which a visitor has written since the last look, and which nobody has read. */
export function arrivalsOf<Row extends Heard>(
  known: ReadonlyMap<string, number> | undefined,
  rows: readonly Row[],
): Row[] {
  // The first look is at what was there before.
  if (!known) return [];
  return rows.filter(
    ({ _id, lastMessage, unreadByAgent }) =>
      unreadByAgent > 0 && lastMessage?.senderType === "visitor" && lastMessage.seq > (known.get(_id) ?? 0),
  );
}

/** What is known after a look; what is no longer listed stays known. */
export function remember(known: ReadonlyMap<string, number> | undefined, rows: readonly Heard[]): Map<string, number> {
  const next = new Map(known);
  for (const { _id, lastMessage } of rows) next.set(_id, Math.max(lastMessage?.seq ?? 0, next.get(_id) ?? 0));
  return next;
}
