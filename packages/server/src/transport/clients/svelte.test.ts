/** The official client for Svelte, unmodified. */
import { installBrowserGlobals } from "@foyer/testing/browserGlobals.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture } from "@foyer/testing/fixtureFunctions.ts";
import { api } from "@foyer/testing/fixtureReferences.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { bundleSvelte, type MountedSvelte } from "@foyer/testing/svelteBundle.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const component = `
<script>
  import { closeConvex, setupConvex, useConvexClient, usePaginatedQuery, useQuery } from "convex-svelte";
  let { url, options, api, board, report } = $props();
  setupConvex(url, options);
  const client = useConvexClient();
  const list = useQuery(api.list, () => ({ board }));
  const refused = useQuery(api.refuse, { code: "GONE", message: "No longer here" });
  const pages = usePaginatedQuery(api.page, () => ({ board }), { initialNumItems: 3 });
  report({ client, pages, close: closeConvex });
  $effect(() => report({ texts: list.data?.map((note) => note.text).join() }));
</script>
{#if list.isLoading}<p>loading</p>{:else if list.data}<p>{list.data.map((note) => note.text).join()}</p>{/if}
<b>{refused.error?.data?.code}</b>
<i>{pages.results.length} {pages.status}</i>
`;

interface Report {
  client: { mutation: (reference: unknown, args: object, options?: object) => Promise<string> };
  pages: { loadMore(count: number): void };
  close(): Promise<void>;
  texts?: string;
}

describe("the official client for Svelte", () => {
  let server: TestServer;
  let bundle: MountedSvelte;
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
    installBrowserGlobals();
    bundle = await bundleSvelte(component, import.meta.dirname);
  });
  afterAll(() => server.stop());

  test("follows queries, calls mutations with an optimistic row, loads pages and shows refusals", async () => {
    const board = "svelte";
    await server.http().mutation(api.addMany, { board, count: 5 });
    const options = { webSocketConstructor, unsavedChangesWarning: false, logger: false };
    const reported: Partial<Report> = {};
    const shown: string[] = [];
    const report = (news: Partial<Report>) => {
      Object.assign(reported, news);
      if (news.texts !== undefined) shown.push(news.texts);
    };
    const target = document.createElement("div");
    const unmount = bundle.mount(target, { url: server.url, options, api, board, report });
    const shows = (selector: string, text: string) =>
      eventually(() => target.querySelector(selector)?.textContent === text, { what: `${selector} ${text}` });
    const { client, pages, close } = reported as Report;
    await shows("b", "GONE");
    await shows("i", "3 CanLoadMore");
    pages.loadMore(3);
    await shows("i", "5 Exhausted");
    const known = "note 1,note 2,note 3,note 4,note 5";
    await shows("p", known);
    const optimisticUpdate = (
      store: { getQuery(reference: unknown, args: object): object[]; setQuery(...args: unknown[]): void },
      args: { text: string },
    ) => store.setQuery(api.list, { board }, [...store.getQuery(api.list, { board }), { _id: "copy", ...args }]);
    for (const text of ["a", "b", "c", "d"]) await client.mutation(api.add, { board, text }, { optimisticUpdate });
    await shows("p", `${known},a,b,c,d`);
    expect(new Set(shown)).toEqual(
      new Set([known, ...["a", "a,b", "a,b,c", "a,b,c,d"].map((more) => `${known},${more}`)]),
    );
    expect(shown.toSorted()).toEqual(shown);
    await shows("i", "9 Exhausted");
    unmount();
    await close();
  });
});
