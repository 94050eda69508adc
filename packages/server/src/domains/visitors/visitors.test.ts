import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isBot } from "./bots.ts";
import { readableName } from "./readableName.ts";
import { createBrowser } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Listed {
  _id: string;
  name?: string;
  isOnline: boolean;
}
const names = (list: { name?: string }[]) => list.map((each) => each.name);

describe("visitors, to the team", () => {
  test("are seen by those who may, in their own workspace", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const stranger = await server.people.workspace("Other");
    const { visitor, sessionToken } = await createBrowser(server, workspaceId).boot({ name: "Vera" });
    const get = (token?: string) => server.http(token).query(q("visitors:get"), { id: visitor._id });
    expect(await get(alice.token)).toMatchObject({ name: "Vera", workspaceId });
    expect(await get(stranger.alice.token)).toBeNull();
    expect(await get()).toBeNull();
    expect(await get(sessionToken)).toBeNull();
    const blind = await server.people.agent(workspaceId, { name: "Kim", permissions: ["conversations.read"] });
    expect(await get(blind.token)).toBeNull();
    expect(await server.http(blind.token).query(q("visitors:search"), { workspaceId, query: "vera" })).toEqual([]);
  });

  test("are found by the beginnings of their words, as soon as they are known", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const other = await server.people.workspace("Other");
    const agent = server.http(alice.token);
    const vera = await createBrowser(server, workspaceId).boot({
      name: "Véra Müller-Lund",
      email: "vera.m@shop.example",
      externalUserId: "cust_881",
    });
    await createBrowser(server, workspaceId).boot({ name: "Victor Miller" });
    await createBrowser(server, other.workspaceId).boot({ name: "Vera Elsewhere" });
    const search = async (query: string) => names(await agent.query(q("visitors:search"), { workspaceId, query }));
    expect(await search("ver")).toEqual(["Véra Müller-Lund"]);
    expect(await search("lund")).toEqual(["Véra Müller-Lund"]);
    expect(await search("VERA.M@shop")).toEqual(["Véra Müller-Lund"]);
    expect(await search("mül ve")).toEqual(["Véra Müller-Lund"]);
    expect((await search("m")).length).toBe(0);
    expect((await search("vi mi")).length).toBe(1);
    expect(await search("cust_88")).toEqual(["Véra Müller-Lund"]);
    expect(await search(vera.visitor.readableId as string)).toContain("Véra Müller-Lund");
    expect(await search("%' or 1=1")).toEqual([]);
    const found: string[][] = [];
    const live = server.live(alice.token);
    live.onUpdate(q("visitors:search"), { workspaceId, query: "zeno" }, (list) => found.push(names(list) as string[]));
    await eventually(() => found.length === 1);
    await agent.mutation(m("visitors:update"), { id: vera.visitor._id, name: "Zenobia" });
    expect(await search("lund")).toEqual([]);
    await eventually(() => found.at(-1)?.[0] === "Zenobia");
  });

  test("are corrected by whoever may answer them", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const viewer = await server.people.agent(workspaceId, { name: "Vic", role: "viewer" });
    const { visitor } = await createBrowser(server, workspaceId).boot({ name: "Vera", email: "v@example.com" });
    const update = (token: string, args: object) =>
      server.http(token).mutation(m("visitors:update"), { id: visitor._id, ...args });
    expect(await update(alice.token, { name: "Vera M", email: null, customAttributes: { vip: true } })).toMatchObject({
      name: "Vera M",
      customAttributes: { vip: true },
    });
    const cleared = await server.http(alice.token).query(q("visitors:get"), { id: visitor._id });
    expect(cleared?.email).toBeUndefined();
    expect(await update(alice.token, { name: " ", email: "" })).not.toHaveProperty("email");
    await expect(update(alice.token, { email: "nonsense" })).rejects.toThrow("not an e-mail address");
    await expect(update(viewer.token, { name: "X" })).rejects.toThrow("Permission denied: conversations.reply");
  });

  test("are paged through without gaps, by cursor and by offset", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    for (let i = 0; i < 7; i++) await createBrowser(server, workspaceId).boot({ name: `Visitor ${i}` });
    const expected = [6, 5, 4, 3, 2, 1, 0].map((i) => `Visitor ${i}`);
    const read = async (next: (page: { nextCursor: string | null; nextOffset: number | null }) => object | null) => {
      const seen: (string | undefined)[] = [];
      for (let place: object | null = {}; place; ) {
        const page: Parameters<typeof next>[0] & { visitors: Listed[]; hasMore: boolean; totalCount: number } =
          await agent.query(q("visitors:listDirectory"), { workspaceId, limit: 3, ...place });
        expect(page.totalCount).toBe(7);
        seen.push(...names(page.visitors));
        place = page.hasMore ? next(page) : null;
      }
      return seen;
    };
    expect(await read(({ nextCursor }) => ({ cursor: nextCursor }))).toEqual(expected);
    expect(await read(({ nextOffset }) => ({ offset: nextOffset }))).toEqual(expected);
    const found = await agent.query(q("visitors:listDirectory"), { workspaceId, search: "visitor 4" });
    expect(names(found.visitors)).toEqual(["Visitor 4"]);
    const page = await agent.query(q("visitors:list"), { workspaceId, paginationOpts: { numItems: 5, cursor: null } });
    expect(names(page.page)).toEqual(expected.slice(0, 5));
  });

  test("and their conversations are shown to those who may read them", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { visitor, sessionToken } = await createBrowser(server, workspaceId).boot({ name: "Vera" });
    await server.http().mutation(m("conversations:start"), {
      workspaceId,
      sessionToken,
      content: "Where is my order?",
      clientMessageId: "one",
    });
    const detail = (token?: string) =>
      server.http(token).query(q("visitors:getDirectoryDetail"), { workspaceId, visitorId: visitor._id });
    expect(await detail(alice.token)).toMatchObject({
      status: "ok",
      visitor: { name: "Vera", isOnline: false },
      resourceAccess: { conversations: true },
      linkedConversations: [{ lastMessagePreview: "Where is my order?", status: "open" }],
    });
    const kim = await server.people.agent(workspaceId, { name: "Kim", permissions: ["users.read"] });
    expect(await detail(kim.token)).toMatchObject({
      status: "ok",
      resourceAccess: { conversations: false },
      linkedConversations: [],
    });
    const stranger = await server.people.workspace("Other");
    expect(await detail(stranger.alice.token)).toMatchObject({ status: "forbidden", visitor: null });
    expect(await detail()).toMatchObject({ status: "forbidden", visitor: null });
  });
});

describe("presence", () => {
  test("is told by heartbeats and ends by itself, without a row being written", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const vera = await createBrowser(server, workspaceId).boot({ name: "Vera" });
    await createBrowser(server, workspaceId).boot({ name: "Victor" });
    const agent = server.live(alice.token);
    const online: { total: number; visitors: Listed[] }[] = [];
    const isOnline: boolean[] = [];
    const directories: Listed[][] = [];
    agent.onUpdate(q("visitors:listOnline"), { workspaceId }, (list) => online.push(list));
    agent.onUpdate(q("visitors:isOnline"), { visitorId: vera.visitor._id }, (state) => isOnline.push(state));
    agent.onUpdate(q("visitors:listDirectory"), { workspaceId, presence: "online" }, (page) =>
      directories.push(page.visitors),
    );
    await eventually(() => online.length > 0 && isOnline.length > 0 && directories.length > 0);
    const before = await server.http(alice.token).query(q("visitors:get"), { id: vera.visitor._id });
    const { sessionToken } = vera;
    const beat = { visitorId: vera.visitor._id, sessionToken, origin: "https://shop.example" };
    await server.http().mutation(m("visitors:heartbeat"), beat);
    await eventually(() => isOnline.at(-1) === true);
    await eventually(() => online.at(-1)?.total === 1);
    await eventually(() => directories.at(-1)?.length === 1);
    expect(names(online.at(-1)?.visitors ?? [])).toEqual(["Vera"]);
    expect(directories.at(-1)?.[0]).toMatchObject({ name: "Vera", isOnline: true });
    const offline = { workspaceId, presence: "offline" };
    const others = await server.http(alice.token).query(q("visitors:listDirectory"), offline);
    expect(names(others.visitors)).toEqual(["Victor"]);
    expect(await server.http(alice.token).query(q("visitors:get"), { id: vera.visitor._id })).toEqual(before);
    server.clock.advance(91_000);
    await eventually(() => isOnline.at(-1) === false);
    await eventually(() => online.at(-1)?.total === 0);
  });

  test("is nobody's business outside the team", async () => {
    const { workspaceId } = await server.people.workspace();
    const { visitor, sessionToken } = await createBrowser(server, workspaceId).boot();
    await server.http().mutation(m("visitors:heartbeat"), { sessionToken });
    const stranger = await server.people.workspace("Other");
    for (const client of [server.http(), server.http(stranger.alice.token), server.http(sessionToken)]) {
      expect(await client.query(q("visitors:isOnline"), { visitorId: visitor._id })).toBe(false);
      expect(await client.query(q("visitors:listOnline"), { workspaceId })).toMatchObject({ total: 0 });
    }
    await expect(
      server.http().mutation(m("visitors:heartbeat"), { visitorId: visitor._id, sessionToken: "wst_bad" }),
    ).rejects.toThrow("Invalid session token");
  });
});

describe("names for the nameless", () => {
  test("are the same for the same visitor, and differ between visitors", () => {
    const ids = Array.from({ length: 500 }, (_, i) => i.toString(16).padStart(32, "0"));
    const made = ids.map(readableName);
    expect(made).toEqual(ids.map(readableName));
    expect(new Set(made).size).toBeGreaterThan(490);
    for (const name of made) expect(name).toMatch(/^[a-z]+-[a-z]+-[1-9]\d$/);
  });
});

describe("programs that read pages", () => {
  test("are told from people by what they call themselves", () => {
    const bots = ["Googlebot/2.1", "facebookexternalhit/1.1", "curl/8.0", "Mozilla/5.0 (compatible; AhrefsBot/7.0; x)"];
    const people = [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15",
      "Mozilla/5.0 (Linux; Android 14; CUBOT X50) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/124.0 Mobile Safari/537.36",
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/147.0.0.0 Safari/537.36",
      undefined,
    ];
    expect(bots.map(isBot)).toEqual(bots.map(() => true));
    expect(people.map(isBot)).toEqual(people.map(() => false));
  });
});
