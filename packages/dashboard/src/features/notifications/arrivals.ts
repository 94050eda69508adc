/** Which messages of visitors are new since the last look. */

/** What of a conversation tells that a visitor wrote. */
export interface Heard {
  _id: string;
  lastMessage: { senderType: string; seq: number; content: string } | null;
}

/** The newest message of a visitor in each conversation that had none of them at the last look. */
export function arrivalsOf<Row extends Heard>(
  known: ReadonlyMap<string, number> | undefined,
  rows: readonly Row[],
): Row[] {
  // The first look is at what was there before.
  if (!known) return [];
  return rows.filter(
    ({ _id, lastMessage }) => lastMessage?.senderType === "visitor" && lastMessage.seq > (known.get(_id) ?? 0),
  );
}

/** What is known after a look; what is no longer unread stays known. */
export function remember(known: ReadonlyMap<string, number> | undefined, rows: readonly Heard[]): Map<string, number> {
  const next = new Map(known);
  for (const { _id, lastMessage } of rows) next.set(_id, Math.max(lastMessage?.seq ?? 0, next.get(_id) ?? 0));
  return next;
}
