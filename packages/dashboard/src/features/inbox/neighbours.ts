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
