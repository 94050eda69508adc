/** Pages without React: the official client's own subscription to them. */
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture } from "@foyer/testing/fixtureFunctions.ts";
import { api, type Note } from "@foyer/testing/fixtureReferences.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

interface Loaded {
  results: Note[];
  status: string;
  loadMore(count: number): boolean;
}

describe("pages that the official client follows", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterAll(() => server.stop());

  test("are loaded on demand and grow as rows come", async () => {
    const board = "experimental";
    const client = server.live();
    await client.mutation(api.addMany, { board, count: 12 });
    const seen: Loaded[] = [];
    const take = (loaded: unknown) => void seen.push(loaded as Loaded);
    client.onPaginatedUpdate_experimental(
      makeFunctionReference<"query">("notes:page"),
      { board },
      { initialNumItems: 5 },
      take,
    );
    const shows = (count: number, status: string) =>
      eventually(() => seen.at(-1)?.results.length === count && seen.at(-1)?.status === status, {
        what: `${count} rows`,
      });
    await shows(5, "CanLoadMore");
    seen.at(-1)?.loadMore(5);
    await shows(10, "CanLoadMore");
    await client.mutation(api.addMany, { board, count: 20, behind: 2_000 });
    await shows(30, "CanLoadMore");
    seen.at(-1)?.loadMore(5);
    await shows(32, "Exhausted");
    const positions = seen.at(-1)?.results.map(({ position }) => position) ?? [];
    expect(positions).toEqual([...positions].sort((left, right) => left - right));
  });
});
