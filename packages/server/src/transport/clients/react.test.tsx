/** The official client for React, unmodified: hooks, optimistic updates, and pages that split as they grow. */
import { installBrowserGlobals } from "@foyer/testing/browserGlobals.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture } from "@foyer/testing/fixtureFunctions.ts";
import { api, type Note } from "@foyer/testing/fixtureReferences.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import type { ConvexReactClient } from "convex/react";
import { Component, type ReactNode } from "react";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

/** What the page of the moment shows, and does. */
interface Page<T> {
  readonly renders: T[];
  readonly latest: () => T | undefined;
  readonly element: HTMLElement;
}

const texts = (notes: readonly Note[] | undefined) => notes?.map(({ text }) => text) ?? [];
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => `note ${from + i}`);

describe("the official client for React", () => {
  let server: TestServer;
  let react: typeof import("convex/react");
  let dom: typeof import("react-dom/client");
  const closers: (() => Promise<void> | void)[] = [];
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
    installBrowserGlobals();
    [react, dom] = await Promise.all([import("convex/react"), import("react-dom/client")]);
  });
  afterEach(async () => {
    for (const close of closers.splice(0).reverse()) await close();
  });
  afterAll(() => server.stop());

  function connect(): ConvexReactClient {
    const options = { webSocketConstructor, unsavedChangesWarning: false, logger: false } as const;
    const client = new react.ConvexReactClient(server.url, options);
    closers.push(() => client.close());
    return client;
  }

  /** Draws a page that calls `use` and keeps what it gives at each render. */
  function draw<T>(client: ConvexReactClient, use: () => T): Page<T> {
    const renders: T[] = [];
    function Body() {
      renders.push(use());
      return <p>{JSON.stringify(renders.at(-1), (_, value) => (typeof value === "function" ? "()" : value))}</p>;
    }
    const element = document.createElement("div");
    const root = dom.createRoot(element, { onCaughtError: () => {} });
    root.render(
      <react.ConvexProvider client={client}>
        <Caught>
          <Body />
        </Caught>
      </react.ConvexProvider>,
    );
    closers.push(() => root.unmount());
    return { renders, latest: () => renders.at(-1), element };
  }

  async function fill(board: string, count: number, behind?: number): Promise<void> {
    await connect().mutation(api.addMany, { board, count, ...(behind === undefined ? {} : { behind }) });
  }

  test("hooks follow queries and call mutations and actions", async () => {
    const board = "hooks";
    const page = draw(connect(), () => ({
      notes: react.useQuery(api.list, { board }),
      skipped: react.useQuery(api.size, "skip"),
      add: react.useMutation(api.add),
      send: react.useAction(api.send),
    }));
    await eventually(() => page.latest()?.notes?.length === 0);
    expect(page.renders[0]?.notes).toBeUndefined();
    await page.latest()?.add({ board, text: "a" });
    await page.latest()?.send({ board, text: "b" });
    await eventually(() => texts(page.latest()?.notes).join() === "a,b");
    expect(page.latest()?.skipped).toBeUndefined();
  });

  test("several queries at once are shown of one moment", async () => {
    const board = "one moment";
    const both = { list: { query: api.list, args: { board } }, size: { query: api.size, args: { board } } };
    const page = draw(connect(), () => react.useQueries(both));
    const others = connect();
    await Promise.all(Array.from({ length: 60 }, (_, i) => others.mutation(api.add, { board, text: `${i}` })));
    await eventually(() => page.latest()?.size === 60);
    for (const { list, size } of page.renders) if (list && size !== undefined) expect(list).toHaveLength(size);
  });

  test("a query that is refused throws while it is drawn, with its data", async () => {
    const refusal = { code: "GONE", message: "No longer here", data: null };
    const page = draw(connect(), () => react.useQuery(api.refuse, refusal));
    await eventually(() => page.element.textContent?.startsWith("caught"));
    expect(page.element.textContent).toContain('"code":"GONE"');
  });

  test("an optimistic row is shown once at every render, under load of others", async () => {
    const board = "optimistic";
    const page = draw(connect(), () => {
      const notes = react.useQuery(api.list, { board });
      const size = react.useQuery(api.size, { board });
      const add = react.useMutation(api.add).withOptimisticUpdate((store, args) => {
        const known = store.getQuery(api.list, { board }) ?? [];
        store.setQuery(api.list, { board }, [...known, { _id: "copy", position: 0, author: "me", text: args.text }]);
      });
      return { notes, size, add };
    });
    await eventually(() => page.latest()?.size === 0);
    const others = connect();
    const noise = Array.from({ length: 60 }, (_, i) => others.mutation(api.add, { board, text: `other ${i}` }));
    for (let i = 0; i < 30; i++) await page.latest()?.add({ board, text: `mine ${i}` });
    await Promise.all(noise);
    await eventually(() => page.latest()?.size === 90);
    const shown = new Set<string>();
    for (const { notes } of page.renders) {
      const now = texts(notes);
      expect(new Set(now).size).toBe(now.length);
      for (const text of now) shown.add(text);
      expect(now).toHaveLength(shown.size);
    }
  });

  test("pages are loaded on demand until the list ends", async () => {
    const board = "pages";
    await fill(board, 25);
    const page = draw(connect(), () => react.usePaginatedQuery(api.page, { board }, { initialNumItems: 10 }));
    expect(page.renders[0]?.status ?? "LoadingFirstPage").toBe("LoadingFirstPage");
    await eventually(() => page.latest()?.status === "CanLoadMore");
    expect(texts(page.latest()?.results)).toEqual(range(1, 10));
    page.latest()?.loadMore(10);
    await eventually(() => page.latest()?.status === "CanLoadMore" && page.latest()?.results.length === 20);
    page.latest()?.loadMore(10);
    await eventually(() => page.latest()?.status === "Exhausted");
    expect(texts(page.latest()?.results)).toEqual(range(1, 25));
  });

  test("pages stay whole and in order while rows come and go, and split as they grow", async () => {
    const board = "growing";
    await fill(board, 30);
    const client = connect();
    const page = draw(client, () => {
      const paginated = react.usePaginatedQuery(api.page, { board }, { initialNumItems: 5 });
      return { ...paginated, whole: react.useQuery(api.list, { board }) };
    });
    await eventually(() => page.latest()?.status === "CanLoadMore");
    for (let loaded = 5; loaded < 20; loaded += 5) {
      page.latest()?.loadMore(5);
      await eventually(() => page.latest()?.status === "CanLoadMore" && page.latest()?.results.length === loaded + 5);
    }
    const before = page.renders.length;
    const others = connect();
    const [first, last] = [page.latest()?.results[4], page.latest()?.results[10]] as [Note, Note];
    await Promise.all([
      others.mutation(api.remove, { id: first._id }),
      others.mutation(api.remove, { id: last._id }),
      ...Array.from({ length: 40 }, (_, i) =>
        others.mutation(api.add, { board, text: `new ${i}`, position: (1 + (i % 15)) * 1_000 + 10 + i }),
      ),
    ]);
    await eventually(() => page.latest()?.results.length === 58);
    const settled = page.latest()?.whole?.slice(0, 58);
    expect(texts(page.latest()?.results)).toEqual(texts(settled));
    for (const { results } of page.renders.slice(before)) {
      const positions = results.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort((left, right) => left - right));
      expect(positions.length).toBeGreaterThanOrEqual(18);
    }
    // Pages that have grown are split once the client has asked for their halves.
    const countLive = () =>
      [...server.foyer.engine.live.all()].filter(({ key }) => key.startsWith("notes:page")).length;
    await eventually(() => countLive() > 4);
  });

  test("a list that is paged from its end grows at its top", async () => {
    const board = "newest first";
    await fill(board, 12);
    const page = draw(connect(), () =>
      react.usePaginatedQuery(api.page, { board, order: "desc" }, { initialNumItems: 5 }),
    );
    await eventually(() => page.latest()?.status === "CanLoadMore");
    page.latest()?.loadMore(5);
    await eventually(() => page.latest()?.results.length === 10);
    await fill(board, 3, 100_000);
    await eventually(() => page.latest()?.results.length === 13);
    expect(
      page
        .latest()
        ?.results.map(({ position }) => position)
        .slice(0, 4),
    ).toEqual([100_003, 100_002, 100_001, 12_000]);
  });

  test("two pages that show the same share one subscription, and a page that is gone leaves none", async () => {
    const board = "shared";
    const count = () =>
      [...server.foyer.engine.live.all()].filter(({ key }) => key.includes('"board":"shared"')).length;
    const clients = [connect(), connect()] as const;
    const pages = clients.map((client) => draw(client, () => react.useQuery(api.list, { board })));
    await eventually(() => pages.every((page) => page.latest()));
    expect(count()).toBe(1);
    for (const client of clients) await client.close();
    await eventually(() => count() === 0);
  });
});

/** Shows what its children throw. */
class Caught extends Component<{ children: ReactNode }, { error?: Error & { data?: unknown } }> {
  override state: { error?: Error & { data?: unknown } } = {};

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(): void {}

  override render() {
    const { error } = this.state;
    return error ? <p>{`caught ${JSON.stringify(error.data ?? error.message)}`}</p> : this.props.children;
  }
}
