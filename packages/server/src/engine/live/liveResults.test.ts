/** Kept results by themselves: who waits for one is never left waiting. */
import { fixture } from "@foyer/testing/fixtureFunctions.ts";
import { startServer } from "@foyer/testing/server.ts";
import { expect, test } from "vitest";

test("whoever waits for a result that nobody keeps any longer is told so", async () => {
  const server = await startServer({ functions: fixture });
  const { live } = server.foyer.engine;
  const listener = { changed: () => {} };
  const compute = async () => ({ ok: true, json: "1", journal: null }) as const;
  const result = live.listen("forgotten", listener, { compute, windowMs: 0 });
  const waiting = live.fresh(result);
  live.leave(result, listener);
  await expect(waiting).rejects.toThrow("no longer kept");
  await server.stop();
});
