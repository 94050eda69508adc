/** The row to go to from the open one; from a row that has left the list, the one that stands in its place now. */
export function neighbour(
  order: readonly string[],
  { openedId, lastIndex }: { openedId: string | undefined; lastIndex: number },
  step: 1 | -1,
): string | undefined {
  if (order.length === 0) return undefined;
  const index = openedId === undefined ? -1 : order.indexOf(openedId);
  if (index !== -1) return order[Math.max(0, Math.min(order.length - 1, index + step))];
  if (openedId === undefined) return order[0];
  return order[Math.max(0, Math.min(order.length - 1, step === 1 ? lastIndex : lastIndex - 1))];
}

/** Where to go on when rows leave the list, the open one among them: the one below it that stays, else the one above. */
export function nextAfter(
  order: readonly string[],
  openedId: string | undefined,
  leaving: ReadonlySet<string>,
): string | undefined {
  const staying = order.filter((id) => id === openedId || !leaving.has(id));
  const index = openedId === undefined ? -1 : staying.indexOf(openedId);
  return staying[index + 1] ?? staying[index - 1];
}
