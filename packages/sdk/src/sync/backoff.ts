/** How long to wait before the next try: doubling from `firstMs` to a ceiling, spread so that clients do not return in step. */
export function backoffMs(tries: number, { firstMs = 500, mostMs = 30_000, random = Math.random() } = {}): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(tries, 16)) * (0.5 + random);
}
