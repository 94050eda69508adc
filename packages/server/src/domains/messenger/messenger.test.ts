import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const HOUR = 3_600_000;

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe("the look of a messenger", () => {
  test("has values before anyone has chosen, and follows changes live, for everyone", async () => {
    const { workspaceId, alice } = await server.people.workspace("Shoes & Co");
    const looks: { primaryColor: string; teamName: string }[] = [];
    server.live().onUpdate(q("messengerSettings:getPublicSettings"), { workspaceId }, (look) => looks.push(look));
    await eventually(() => looks.length === 1);
    expect(looks[0]).toMatchObject({ teamName: "Shoes & Co", themeMode: "system", showLauncher: true, logo: null });
    const agent = server.http(alice.token);
    const first = await agent.mutation(m("messengerSettings:upsert"), { workspaceId, primaryColor: "#AA0000" });
    await eventually(() => looks.at(-1)?.primaryColor === "#AA0000");
    const second = await agent.mutation(m("messengerSettings:upsert"), { workspaceId, teamName: "Shoes" });
    expect(second).toBe(first);
    await eventually(() => looks.at(-1)?.teamName === "Shoes");
    expect(looks.at(-1)?.primaryColor).toBe("#AA0000");
  });

  test("is checked: colours, spaces, languages, addresses and lengths", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const upsert = (settings: object) =>
      server.http(alice.token).mutation(m("messengerSettings:upsert"), { workspaceId, ...settings });
    for (const [settings, path] of [
      [{ primaryColor: "red" }, "primaryColor"],
      [{ primaryColor: "#12345" }, "primaryColor"],
      [{ backgroundColor: "#fff; --x: url(//evil)" }, "backgroundColor"],
      [{ launcherSideSpacing: 101 }, "launcherSideSpacing"],
      [{ launcherBottomSpacing: -1 }, "launcherBottomSpacing"],
      [{ welcomeMessage: "x".repeat(501) }, "welcomeMessage"],
      [{ privacyPolicyUrl: "javascript:alert(1)" }, "privacyPolicyUrl"],
      [{ supportedLanguages: ["English"] }, "supportedLanguages"],
      [{ defaultLanguage: "de" }, "default language"],
      [{ logoAttachmentId: "0".repeat(32) }, "File not found"],
    ] as const) {
      await expect(upsert(settings), JSON.stringify(settings)).rejects.toThrow(path);
    }
    await upsert({ supportedLanguages: ["en", "de", "pt-BR"], defaultLanguage: "de", primaryColor: "#abc" });
  });

  test("two admins who save at the same moment end with one set of settings", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const changes = [{ primaryColor: "#111111" }, { teamName: "Us" }, { welcomeMessage: "Hey" }];
    await Promise.all(
      changes.map((change) => agent.mutation(m("messengerSettings:upsert"), { workspaceId, ...change })),
    );
    expect(await agent.query(q("messengerSettings:get"), { workspaceId })).toMatchObject({
      primaryColor: "#111111",
      teamName: "Us",
      welcomeMessage: "Hey",
    });
  });

  test("is changed by those who may change settings, of this workspace only", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const stranger = await server.people.workspace("Other");
    const args = { workspaceId, showLauncher: false };
    for (const name of ["messengerSettings:upsert", "automationSettings:upsert", "officeHours:upsert"]) {
      const given = name === "messengerSettings:upsert" ? args : { workspaceId };
      await expect(server.http(bob.token).mutation(m(name), given)).rejects.toThrow(
        "Permission denied: settings.workspace",
      );
      await expect(server.http(stranger.alice.token).mutation(m(name), given)).rejects.toThrow("Not a member");
      await expect(server.http().mutation(m(name), given)).rejects.toThrow("Not authenticated");
    }
    await server.http(alice.token).mutation(m("messengerSettings:upsert"), args);
    expect(await server.http(bob.token).query(q("messengerSettings:get"), { workspaceId })).toBeNull();
  });
});

describe("the home of a messenger", () => {
  test("shows visitors and users their own cards and tabs", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const home = await agent.query(q("messengerSettings:getHomeConfig"), { workspaceId });
    const cards = [
      { id: "a", type: "announcements", visibleTo: "users", enabled: true, title: "For customers" },
      { id: "b", type: "search", visibleTo: "visitors", enabled: true },
      { id: "c", type: "welcome", visibleTo: "all", enabled: false },
    ];
    const tabs = home.tabs.map((tab: { id: string }) => (tab.id === "tasks" ? { ...tab, visibleTo: "users" } : tab));
    await agent.mutation(m("messengerSettings:updateHomeConfig"), {
      workspaceId,
      homeConfig: { ...home, cards, tabs },
    });
    const shown = (isIdentified?: boolean) =>
      server.http().query(q("messengerSettings:getPublicHomeConfig"), {
        workspaceId,
        ...(isIdentified === undefined ? {} : { isIdentified }),
      });
    const ids = (list: { id: string }[]) => list.map((each) => each.id);
    expect(ids((await shown(true)).cards)).toEqual(["a"]);
    expect(ids((await shown()).cards)).toEqual(["b"]);
    expect(ids((await shown(true)).tabs)).toContain("tasks");
    expect(ids((await shown(false)).tabs)).not.toContain("tasks");
    await agent.mutation(m("messengerSettings:toggleHomeEnabled"), { workspaceId, enabled: false });
    expect(await shown(true)).toMatchObject({ enabled: false, cards: [], defaultSpace: "messages" });
  });

  test("always leaves a way to write", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const home = await agent.query(q("messengerSettings:getHomeConfig"), { workspaceId });
    const update = (change: object) =>
      agent.mutation(m("messengerSettings:updateHomeConfig"), { workspaceId, homeConfig: { ...home, ...change } });
    const hidden = home.tabs.map((tab: { id: string }) => (tab.id === "messages" ? { ...tab, enabled: false } : tab));
    await expect(update({ tabs: hidden })).rejects.toThrow("messages tab cannot be hidden");
    await expect(update({ tabs: [] })).rejects.toThrow("messages tab cannot be hidden");
    await expect(update({ cards: [home.cards[0], home.cards[0]] })).rejects.toThrow("Each id may occur once");
  });
});

describe("automation settings", () => {
  test("are shown to messengers as four toggles, and stored when somebody changes one", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const shown = () => server.http().query(q("automationSettings:getOrCreate"), { workspaceId });
    expect(await shown()).toEqual({
      suggestArticlesEnabled: false,
      showReplyTimeEnabled: false,
      collectEmailEnabled: true,
      askForRatingEnabled: false,
    });
    expect(await agent.query(q("automationSettings:get"), { workspaceId })).toBeNull();
    const change = { workspaceId, showReplyTimeEnabled: true };
    const id = await agent.mutation(m("automationSettings:upsert"), change);
    expect(await agent.mutation(m("automationSettings:upsert"), { workspaceId, askForRatingEnabled: true })).toBe(id);
    expect(await agent.query(q("automationSettings:get"), { workspaceId })).toMatchObject({
      _id: id,
      showReplyTimeEnabled: true,
      askForRatingEnabled: true,
      collectEmailEnabled: true,
    });
    expect(Object.keys(await shown())).toHaveLength(4);
    await expect(
      server.http().query(q("automationSettings:getOrCreate"), { workspaceId: "0".repeat(32) }),
    ).rejects.toThrow("Workspace not found");
  });
});

describe("office hours", () => {
  test("turn by themselves at the boundary while somebody looks", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const seen: { isOpen: boolean; offlineMessage: string | null; nextOpenAt?: number }[] = [];
    server.live().onUpdate(q("officeHours:isCurrentlyOpen"), { workspaceId }, (state) => seen.push(state));
    await eventually(() => seen.at(-1)?.isOpen);
    // Open for the two hours around now, every day.
    const clock = (ms: number) => new Date(ms).toISOString().slice(11, 16);
    const now = server.clock.now();
    const [startTime, endTime] = [clock(now - HOUR), clock(now + HOUR)];
    const days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    const schedule = days.map((day) => ({ day, enabled: true, startTime, endTime }));
    await agent.mutation(m("officeHours:upsert"), {
      workspaceId,
      enabled: true,
      timezone: "UTC",
      schedule,
      offlineMessage: "Back tomorrow",
    });
    await eventually(() => seen.at(-1)?.offlineMessage === "Back tomorrow");
    expect(seen.at(-1)?.isOpen).toBe(true);
    server.clock.advance(HOUR + 60_000);
    await eventually(() => seen.at(-1)?.isOpen === false);
    const opens = seen.at(-1)?.nextOpenAt ?? 0;
    expect(opens).toBeGreaterThan(server.clock.now());
    server.clock.advance(opens - server.clock.now() + 1_000);
    await eventually(() => seen.at(-1)?.isOpen === true);
  });

  test("tell how soon the team answers, in words", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const expected = () => server.http().query(q("officeHours:getExpectedReplyTime"), { workspaceId });
    expect(await expected()).toBeNull();
    for (const [minutes, words] of [
      [1, "1 minute"],
      [45, "45 minutes"],
      [60, "1 hour"],
      [120, "2 hours"],
      [1_440, "1 day"],
      [4_320, "3 days"],
    ] as const) {
      await agent.mutation(m("officeHours:upsert"), { workspaceId, expectedReplyTimeMinutes: minutes });
      expect(await expected()).toBe(words);
    }
    await agent.mutation(m("officeHours:upsert"), { workspaceId, expectedReplyTimeMinutes: null });
    expect(await expected()).toBeNull();
  });

  test("are checked: zones, times and the length of the schedule", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const upsert = (hours: object) =>
      server.http(alice.token).mutation(m("officeHours:upsert"), { workspaceId, ...hours });
    const span = { day: "monday", enabled: true, startTime: "09:00", endTime: "17:00" };
    await expect(upsert({ timezone: "Mars/Olympus" })).rejects.toThrow("There is no such time zone");
    await expect(upsert({ schedule: [{ ...span, startTime: "9 am" }] })).rejects.toThrow("schedule[0].startTime");
    await expect(upsert({ schedule: [{ ...span, endTime: "25:00" }] })).rejects.toThrow("schedule[0].endTime");
    await expect(upsert({ schedule: Array.from({ length: 29 }, () => span) })).rejects.toThrow("schedule");
    expect(await server.http(alice.token).query(q("officeHours:get"), { workspaceId })).toMatchObject({
      enabled: false,
      timezone: "UTC",
    });
    expect(await server.http().query(q("officeHours:get"), { workspaceId })).toBeNull();
  });
});
