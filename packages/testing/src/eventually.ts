/** Waiting for a condition, never for a duration. */

/** Asks `read` until it gives something that is not undefined, null or false; fails after `timeoutMs`. */
export async function eventually<T>(
  read: () => T | Promise<T>,
  { timeoutMs = 30_000, what = "the condition" } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await read();
    if (value !== undefined && value !== null && value !== false) return value as NonNullable<Exclude<T, false>>;
    if (performance.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
