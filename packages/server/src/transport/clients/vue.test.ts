/** The community's client for Vue, unmodified. */
import { installBrowserGlobals } from "@foyer/testing/browserGlobals.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture } from "@foyer/testing/fixtureFunctions.ts";
import { api } from "@foyer/testing/fixtureReferences.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("the client for Vue", () => {
  let server: TestServer;
  let vue: typeof import("vue");
  let convex: typeof import("convex-vue");
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
    installBrowserGlobals();
    [vue, convex] = await Promise.all([import("vue"), import("convex-vue")]);
  });
  afterAll(() => server.stop());

  /** Mounts a component that shows what `setup` gives. */
  function mount(setup: () => () => string) {
    const app = vue.createApp({
      setup() {
        const show = setup();
        return () => vue.h("p", show());
      },
    });
    const clientOptions = { webSocketConstructor, unsavedChangesWarning: false, logger: false } as const;
    app.use(convex.convexVue, { url: server.url, clientOptions });
    const element = document.createElement("div");
    let client: ReturnType<typeof convex.useConvexClient> | undefined;
    app.runWithContext(() => {
      client = convex.useConvexClient();
    });
    app.mount(element);
    const unmount = async () => {
      app.unmount();
      await client?.close();
    };
    return { shows: (text: string) => eventually(() => element.textContent === text, { what: text }), unmount };
  }

  test("follows a query as its arguments change, and calls mutations with an optimistic row", async () => {
    const board = vue.ref("vue 1");
    const shown: string[] = [];
    let add: (text: string) => Promise<unknown> = async () => {};
    const page = mount(() => {
      const { data, isPending, error } = convex.useConvexQuery(api.list, () => ({ board: board.value }));
      const { mutate } = convex.useConvexMutation(api.add, {
        optimisticUpdate(store, args) {
          const notes = store.getQuery(api.list, { board: args.board }) ?? [];
          const copy = { _id: "copy", position: 0, author: "me", text: args.text };
          store.setQuery(api.list, { board: args.board }, [...notes, copy]);
        },
      });
      add = (text) => mutate({ board: board.value, text });
      vue.watch(data, (notes) => notes && shown.push(notes.map(({ text }) => text).join()), { flush: "sync" });
      return () => {
        if (error.value) return `failed: ${error.value.message}`;
        return isPending.value ? "pending" : `notes: ${data.value?.map(({ text }) => text).join()}`;
      };
    });
    await page.shows("notes: ");
    await add("a");
    await add("b");
    await page.shows("notes: a,b");
    expect(shown.filter((text) => text !== "")).toEqual(expect.arrayContaining(["a", "a,b"]));
    expect(shown.every((text) => ["", "a", "a,b"].includes(text))).toBe(true);
    board.value = "vue 2";
    await page.shows("notes: ");
    await add("c");
    await page.shows("notes: c");
    board.value = "vue 1";
    await page.shows("notes: a,b");
    await page.unmount();
  });

  test("shows a refusal", async () => {
    const page = mount(() => {
      const { error } = convex.useConvexQuery(api.refuse, { code: "GONE", message: "No longer here" });
      return () => JSON.stringify((error.value as (Error & { data?: { code: string } }) | null)?.data?.code ?? null);
    });
    await page.shows('"GONE"');
    await page.unmount();
  });
});
