import { threePeople } from "@foyer/testing/chatPeople.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { functionsOf } from "@foyer/testing/functions.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { idOfPerson } from "../marketplace/ids.ts";

const { m, q } = functionsOf("chats");

describe("a group of a thousand, and who is there", () => {
  let server: TestServer;
  let place: Awaited<ReturnType<typeof openMarketplace>>;
  beforeAll(async () => {
    server = await startServer();
    place = await openMarketplace(server);
  });
  afterAll(() => server.stop());

  /** Everything that the commit of a send changed, the rows by table; the use of a key is noted by a commit of its own. */
  async function rowsWrittenBy(work: () => Promise<unknown>): Promise<Record<string, number>> {
    const { engine } = server.foyer;
    const written: Record<string, number> = {};
    const stop = { isOver: false };
    engine.commits.onCommit(({ touches }) => {
      if (stop.isOver || !touches.some(({ source }) => source === "messages")) return;
      for (const { source } of touches) written[source] = (written[source] ?? 0) + 1;
    });
    await work();
    stop.isOver = true;
    return written;
  }

  test("a send writes three rows, and is computed once for all who follow", async () => {
    const { ann, bob, cat } = threePeople(server, place);
    const crowd = Array.from({ length: 997 }, (_, i) => `crowd${i}`);
    const members = [bob.id, cat.id, ...crowd];
    const { id: chatId } = await ann.http.mutation(m("create"), { members, title: "Crowd" });
    await ann.http.mutation(m("send"), { chatId, text: "Is everybody here?" });
    const followers = [ann.token, bob.token, cat.token, ...crowd.slice(0, 37).map((id) => place.tokenOf(id))];
    const latest = new Map<number, { changeSeq: number }>();
    for (const [i, token] of followers.entries())
      server.live(token).onUpdate(q("latest"), { chatId }, (result) => latest.set(i, result));
    await eventually(() => latest.size === followers.length);
    const { live } = server.foyer.engine;
    const kept = [...live.all()].filter(({ key }) => key.startsWith("chats:latest"));
    expect(kept).toHaveLength(1);
    const before = live.evaluations;
    const written = await rowsWrittenBy(() => ann.http.mutation(m("send"), { chatId, text: "Yes" }));
    await eventually(() => [...latest.values()].every(({ changeSeq }) => changeSeq === 2));
    expect(written).toEqual({ messages: 1, conversations: 1, members: 1 });
    // The oracle compares without counting; a gate for the call and the one result are all that is computed.
    expect(live.evaluations - before).toBeLessThanOrEqual(3);
    expect(JSON.stringify(latest.get(0)).length).toBeLessThan(2_000);
  });

  test("what the chat is called is told to all as one result, which messages leave alone", async () => {
    const { ann, bob, cat } = threePeople(server, place);
    const { id: chatId } = await ann.http.mutation(m("create"), { members: [bob.id, cat.id], title: "Crowd" });
    const told = new Map<number, { title: string }[]>();
    for (const [i, each] of [ann, bob, cat].entries())
      server
        .live(each.token)
        .onUpdate(q("profile"), { chatId }, (result) => told.set(i, [...(told.get(i) ?? []), result]));
    await eventually(() => told.size === 3);
    const { live } = server.foyer.engine;
    expect([...live.all()].filter(({ key }) => key.startsWith("chats:profile"))).toHaveLength(1);
    await ann.http.mutation(m("send"), { chatId, text: "Hello" });
    const before = live.evaluations;
    await ann.http.mutation(m("rename"), { chatId, title: "Friends" });
    await eventually(() => [...told.values()].every((results) => results.at(-1)?.title === "Friends"));
    expect([...told.values()].map((results) => results.length)).toEqual([2, 2, 2]);
    expect(live.evaluations - before).toBeLessThanOrEqual(2);
  });

  /** For how long a person counts as present from now on. */
  function remainingMs(id: string): number {
    const { ephemeral, clock } = server.foyer.engine;
    const [entry] = ephemeral.writer(clock.now).list("attendance", idOfPerson(place.workspaceId, id));
    return (entry?.expiresAt ?? 0) - clock.now();
  }

  test("members are online while they have a socket open, and half a minute longer", async () => {
    const { ann, bob } = threePeople(server, place);
    const { id: chatId } = await ann.http.mutation(m("create"), { members: [bob.id] });
    const seen: string[][] = [];
    ann.live().onUpdate(q("presence"), { chatId }, (ids) => seen.push([...ids].sort()));
    await eventually(() => seen.at(-1)?.join() === ann.id);
    const sockets = [bob.live(), bob.live()];
    const open: unknown[] = [];
    for (const socket of sockets) socket.onUpdate(q("typing"), { chatId }, (typing) => open.push(typing));
    await eventually(() => open.length === 2 && seen.at(-1)?.length === 2);
    await sockets[0]?.close();
    server.clock.advance(31_000);
    expect(await ann.http.query(q("presence"), { chatId })).toHaveLength(2);
    await sockets[1]?.close();
    await eventually(() => remainingMs(bob.id) <= 30_000);
    expect(await ann.http.query(q("presence"), { chatId })).toHaveLength(2);
    server.clock.advance(31_000);
    await eventually(() => seen.at(-1)?.join() === ann.id);
  });
});
