/**
 * Does `work` while no other page of this browser does work under the same name; waits for its turn, and gets it too when
 * the other page is closed or crashes.
 *
 * Pages without TLS have no locks: there both work, and the server recognises what it gets twice.
 */
export async function takeTurn(name: string, work: () => Promise<void>, signal: AbortSignal): Promise<void> {
  const locks = globalThis.navigator?.locks;
  if (!locks) return work();
  try {
    await locks.request(name, { signal }, work);
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}
