/** Paginated queries: pages that stay without gaps and overlaps while rows come and go, and across reconnects. */
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture, textsOf } from "@foyer/testing/fixtureFunctions.ts";
import { createRawSockets, type RawClient } from "@foyer/testing/rawSocket.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

interface Page {
  page: { _id: string; position: number; text: string }[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: string | null;
}

describe("pages", () => {
  let server: TestServer;
  const sockets = createRawSockets(() => server.url);
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterEach(() => sockets.closeAll());
  afterAll(() => server.stop());

  async function fill(board: string, count: number): Promise<void> {
    const client = await sockets.connect();
    await client.response(client.mutate("notes:addMany", { board, count }));
  }

  const pageArgs = (board: string, cursor: string | null, options: object = {}, order = "asc") => ({
    board,
    order,
    paginationOpts: { numItems: 10, cursor, id: 1, ...options },
  });

  /** Loads pages one after another, as the official hook does, until the list ends or there are `most`. */
  async function loadPages(client: RawClient, board: string, { most = 100, order = "asc" } = {}): Promise<number> {
    let cursor: string | null = null;
    for (let i = 0; i < most; i++) {
      await client.add(i, "notes:page", pageArgs(board, cursor, {}, order)).settled();
      const page = client.value<Page>(i) as Page;
      cursor = page.continueCursor;
      if (page.isDone) return i + 1;
    }
    return most;
  }

  const joined = (client: RawClient, count: number) =>
    Array.from({ length: count }, (_, i) => textsOf(client.value(i))).flat();

  test("a list is read page by page, and the last says that it is", async () => {
    await fill("plain", 25);
    const client = await sockets.connect();
    expect(await loadPages(client, "plain")).toBe(3);
    expect([0, 1, 2].map((i) => client.value<Page>(i)?.page.length)).toEqual([10, 10, 5]);
    expect(joined(client, 3)).toEqual(Array.from({ length: 25 }, (_, i) => `note ${i + 1}`));
    expect(client.value<Page>(2)).toMatchObject({ isDone: true, continueCursor: expect.any(String) });
  });

  test("an empty list is one empty page that is done, and grows", async () => {
    const client = await sockets.connect();
    expect(await loadPages(client, "hollow")).toBe(1);
    expect(client.value(0)).toMatchObject({ page: [], isDone: true, splitCursor: null, pageStatus: null });
    await fill("hollow", 3);
    await eventually(() => client.value<Page>(0)?.page.length === 3);
  });

  test.each(["asc", "desc"])("pages in order %s stay gapless at every moment while rows come and go", async (order) => {
    const board = `moving ${order}`;
    await fill(board, 45);
    const client = await sockets.connect();
    const count = await loadPages(client, board, { order });
    await client.add(99, "notes:list", { board }).settled();
    const ids = new Map((client.value<Page["page"]>(99) ?? []).map(({ text, _id }) => [text, _id]));
    const before = client.all("Transition").length;
    const others = [await sockets.connect(), await sockets.connect(), await sockets.connect()] as const;
    // The rows at the pages' ends go, and rows come at their ends, at the list's ends and in between.
    const ends = ["note 10", "note 11", "note 20", "note 36", "note 35", "note 1", "note 45"];
    for (const [i, text] of ends.entries()) others[i % 3]?.mutate("notes:remove", { id: ids.get(text) });
    for (let i = 0; i < 30; i++) {
      const position = [500, 10_500, 20_001, 46_000 + i, 35_500][i % 5] as number;
      others[i % 3]?.mutate("notes:add", { board, text: `new ${i}`, position: position + i });
    }
    await eventually(() => client.value<Page["page"]>(99)?.length === 45 + 30 - ends.length);
    const values = new Map<number, unknown>();
    for (const [i, { modifications }] of client.all("Transition").entries()) {
      for (const each of modifications) if (each.type === "QueryUpdated") values.set(each.queryId, each.value);
      if (i < before) continue;
      const pages = Array.from({ length: count }, (_, page) => textsOf(values.get(page))).flat();
      const whole = textsOf(values.get(99));
      expect(pages).toEqual(order === "asc" ? whole : whole.reverse());
    }
  });

  test("a page ends where it ended when its client comes back with its journal", async () => {
    await fill("back", 30);
    const old = await sockets.connect();
    await loadPages(old, "back", { most: 2 });
    await old.response(old.mutate("notes:add", { board: "back", text: "between", position: 5_500 }));
    await eventually(() => textsOf(old.value(0)).includes("between"));
    const state = [0, 1].map((i) => ({ value: old.value<Page>(i), journal: old.journal(i) }));
    old.drop();
    const other = await sockets.connect();
    await other.response(other.mutate("notes:add", { board: "back", text: "while away", position: 6_500 }));
    const next = await sockets.connect();
    const add = (queryId: number, cursor: string | null) => ({
      type: "Add",
      queryId,
      udfPath: "notes:page",
      args: [pageArgs("back", cursor)],
      journal: state[queryId]?.journal,
    });
    await next.modify([add(0, null), add(1, state[0]?.value?.continueCursor ?? null)]).settled();
    expect(next.value<Page>(0)?.page).toHaveLength(12);
    expect(next.value<Page>(0)?.continueCursor).toBe(state[0]?.value?.continueCursor);
    expect(textsOf(next.value(1))).toEqual(textsOf(state[1]?.value));
  });

  test("pages end where they ended when the same person gets a new token", async () => {
    await fill("renewed", 30);
    const { alice } = await server.people.workspace();
    const client = await sockets.connect();
    await client.authenticate(alice.token).settled();
    await loadPages(client, "renewed", { most: 2 });
    await client.response(client.mutate("notes:add", { board: "renewed", text: "between", position: 5_500 }));
    await eventually(() => textsOf(client.value(0)).includes("between"));
    const before = joined(client, 2);
    const { workspaceId } = await server.people.workspace();
    const visitor = await server.people.visitor(workspaceId);
    await client.authenticate(visitor.sessionToken).settled();
    await client.authenticate(null).settled();
    await client.response(client.mutate("notes:add", { board: "renewed", text: "after", position: 15_500 }));
    await eventually(() => joined(client, 2).includes("after"));
    expect(joined(client, 2).filter((text) => text !== "after")).toEqual(before);
  });

  test("a page that has grown much recommends where to be split, and its halves are the whole", async () => {
    await fill("split", 30);
    const client = await sockets.connect();
    await loadPages(client, "split", { most: 1 });
    const other = await sockets.connect();
    for (let i = 0; i < 15; i++) other.mutate("notes:add", { board: "split", text: `new ${i}`, position: 2_001 + i });
    await eventually(() => client.value<Page>(0)?.page.length === 25);
    const whole = client.value<Page>(0) as Page;
    expect(whole).toMatchObject({ pageStatus: "SplitRecommended", isDone: false });
    client.add(1, "notes:page", pageArgs("split", null, { endCursor: whole.splitCursor }));
    client.add(2, "notes:page", pageArgs("split", whole.splitCursor, { endCursor: whole.continueCursor }));
    await client.settled();
    expect([...textsOf(client.value(1)), ...textsOf(client.value(2))]).toEqual(textsOf(whole));
    expect(client.value<Page>(2)?.continueCursor).toBe(whole.continueCursor);
    expect(client.value<Page>(1)?.page.length).toBeGreaterThan(10);
    expect(client.value<Page>(2)?.page.length).toBeGreaterThan(10);
  });

  test("a page that has grown beyond what is read at once must be split, and loses no row by it", async () => {
    await fill("huge", 20);
    const client = await sockets.connect();
    await loadPages(client, "huge", { most: 1 });
    const first = client.value<Page>(0) as Page;
    await client.response(client.mutate("notes:addMany", { board: "huge", count: 1_400, behind: 5_000 }));
    const grown = await eventually(() => {
      const page = client.value<Page>(0);
      return page?.pageStatus === "SplitRequired" && page;
    });
    expect(grown).toMatchObject({ continueCursor: first.continueCursor, isDone: false });
    const found: number[] = [];
    let nextId = 1;
    const collect = async (cursor: string | null, endCursor: string): Promise<void> => {
      const id = nextId++;
      await client.add(id, "notes:page", pageArgs("huge", cursor, { endCursor })).settled();
      const page = client.value<Page>(id) as Page;
      expect(page.continueCursor).toBe(endCursor);
      if (page.pageStatus === "SplitRequired") {
        await collect(cursor, page.splitCursor as string);
        await collect(page.splitCursor, endCursor);
      } else found.push(...page.page.map(({ position }) => position));
    };
    await collect(null, first.continueCursor);
    expect(found).toHaveLength(1_410);
    expect(found).toEqual([...found].sort((left, right) => left - right));
  });

  test("a cursor or journal that is not of this list resets the client's list", async () => {
    await fill("mine", 12);
    const client = await sockets.connect();
    await client.add(0, "notes:page", pageArgs("mine", null)).settled();
    const foreign = client.value<Page>(0)?.continueCursor as string;
    const bad = ["nonsense", "", "e30", Buffer.from('["byBoard asc","x"]').toString("base64url"), "x".repeat(900)];
    for (const [i, cursor] of bad.entries()) client.add(10 + i, "notes:page", pageArgs("mine", cursor || "."));
    client.add(1, "notes:page", pageArgs("mine", foreign, {}, "desc"));
    client.add(2, "notes:page", pageArgs("mine", null, { endCursor: "nonsense" }));
    client.add(3, "notes:page", pageArgs("mine", null), { journal: "nonsense" });
    await client.settled();
    for (const id of [1, 2, 3, 10, 11, 12, 13, 14]) {
      expect(client.failure(id)?.errorMessage).toContain("InvalidCursor");
      const data = { isConvexSystemError: true, paginationError: "InvalidCursor" };
      expect(client.failure(id)?.errorData).toMatchObject({ code: "INVALID_FORMAT", data });
    }
  });

  test("the number of items is bounded, and the hook's other fields are accepted", async () => {
    const client = await sockets.connect();
    const options = { endCursor: null, maximumRowsRead: 10, maximumBytesRead: 1_000, id: -1 };
    client.add(0, "notes:page", pageArgs("bounds", null, options));
    client.add(1, "notes:page", pageArgs("bounds", null, { numItems: 0 }));
    client.add(2, "notes:page", pageArgs("bounds", null, { numItems: 201 }));
    await client.settled();
    expect(client.value(0)).toMatchObject({ isDone: true });
    for (const id of [1, 2]) expect(client.failure(id)?.errorData).toMatchObject({ path: "paginationOpts.numItems" });
  });

  test("a journal of a query without pages is ignored", async () => {
    const client = await sockets.connect();
    await client.add(0, "plain", {}, { journal: "nonsense" }).settled();
    expect(client.value(0)).toBe("plain");
    expect(client.journal(0)).toBeNull();
  });
});
