import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrowser, hashFor, post } from "./testing.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

async function verifying(mode: "optional" | "required" = "optional") {
  const { workspaceId, alice } = await server.people.workspace();
  const agent = server.http(alice.token);
  const { secret } = await agent.mutation(m("identityVerification:enable"), { workspaceId, mode });
  const proof = (externalUserId: string) => ({ externalUserId, userHash: hashFor(secret, externalUserId) });
  return { workspaceId, agent, proof };
}

const identify = (args: object) => server.http().mutation(m("visitors:identify"), args as Record<string, unknown>);

describe("identifying", () => {
  test("keeps what is said, and merges attributes", async () => {
    const { workspaceId } = await server.people.workspace();
    const { visitor, sessionToken } = await createBrowser(server, workspaceId).boot({ customAttributes: { a: 1 } });
    const args = { visitorId: visitor._id, sessionToken, origin: "https://shop.example" };
    const known = await identify({ ...args, email: " Vera@Example.COM ", name: "Vera", customAttributes: { b: 2 } });
    expect(known).toMatchObject({
      _id: visitor._id,
      email: "vera@example.com",
      name: "Vera",
      customAttributes: { a: 1, b: 2 },
      identityVerified: false,
    });
    const less = await identify({ ...args, customAttributes: { a: null } });
    expect(less).toMatchObject({ name: "Vera", customAttributes: { b: 2 } });
  });

  test("needs a session, the visitor's own, and refuses what is no address", async () => {
    const { workspaceId } = await server.people.workspace();
    const [vera, thief] = await Promise.all([1, 2].map(() => createBrowser(server, workspaceId).boot()));
    await expect(identify({ visitorId: vera?.visitor._id, name: "Mallory" })).rejects.toThrow("Session token required");
    await expect(
      identify({ visitorId: vera?.visitor._id, sessionToken: thief?.sessionToken, name: "Mallory" }),
    ).rejects.toThrow("Not authorized");
    await expect(identify({ sessionToken: `wst_${"0".repeat(64)}`, name: "Mallory" })).rejects.toThrow(
      "Invalid session token",
    );
    const wrong = identify({ sessionToken: vera?.sessionToken, email: "vera" });
    await expect(wrong).rejects.toThrow("not an e-mail address");
    await expect(wrong).rejects.not.toThrow(/Invalid|expired/);
  });

  test("an e-mail that somebody else has opens nothing", async () => {
    const { workspaceId } = await server.people.workspace();
    const vera = await createBrowser(server, workspaceId).boot({ email: "vera@example.com" });
    await server.http().mutation(m("conversations:start"), {
      workspaceId,
      sessionToken: vera.sessionToken,
      content: "My secret",
      clientMessageId: "one",
    });
    const thief = await createBrowser(server, workspaceId).boot();
    const claimed = await identify({ sessionToken: thief.sessionToken, email: "vera@example.com" });
    expect(claimed._id).toBe(thief.visitor._id);
    const { sessionToken } = thief;
    const list = server.http().query(q("conversations:listByVisitor"), { workspaceId, sessionToken });
    expect(await list).toEqual([]);
  });

  test("with proof, an anonymous visitor becomes the person, and whoever follows live sees it", async () => {
    const { workspaceId, agent, proof } = await verifying();
    const ann = await createBrowser(server, workspaceId).boot({ ...proof("ann"), name: "Ann" });
    const { visitor, sessionToken } = await createBrowser(server, workspaceId).boot();
    const live = server.live();
    const lists: { _id: string; visitorId: string }[][] = [];
    const args = { workspaceId, visitorId: visitor._id, sessionToken };
    live.onUpdate(q("conversations:listByVisitor"), args, (list) => lists.push(list));
    const { conversationId } = await live.mutation(m("conversations:start"), {
      workspaceId,
      sessionToken,
      content: "Hello",
      clientMessageId: "one",
    });
    const messages: { content: string; senderId: string }[][] = [];
    const reading = { conversationId, visitorId: visitor._id, sessionToken };
    live.onUpdate(q("messages:list"), reading, (list) => messages.push(list as never));
    await eventually(() => messages.at(-1)?.length === 1);

    const known = await live.mutation(m("visitors:identify"), { sessionToken, ...proof("ann") });
    expect(known).toMatchObject({ _id: ann.visitor._id, name: "Ann", identityVerified: true });
    await eventually(() => lists.at(-1)?.[0]?.visitorId === ann.visitor._id);
    await eventually(() => messages.at(-1)?.[0]?.senderId === ann.visitor._id);
    await agent.mutation(m("messages:send"), { conversationId, content: "Hello Ann" });
    await eventually(() => messages.at(-1)?.[1]?.content === "Hello Ann");

    expect(await agent.query(q("visitors:get"), { id: visitor._id })).toMatchObject({ mergedInto: ann.visitor._id });
    expect(await agent.query(q("visitors:getMergeHistory"), { visitorId: ann.visitor._id })).toMatchObject([
      { visitorId: visitor._id },
    ]);
    const audit = { workspaceId, action: "visitor.merged" };
    expect(await agent.query(q("auditLogs:list"), audit)).toMatchObject([
      { resourceId: ann.visitor._id, metadata: { mergedVisitorId: visitor._id } },
    ]);
    const listed = await agent.query(q("visitors:list"), { workspaceId });
    expect(listed.map((each: { _id: string }) => each._id)).toEqual([ann.visitor._id]);
  });

  test("a merge brings the events, and files and drafts of the visitor along", async () => {
    const { workspaceId, agent, proof } = await verifying();
    const ann = await createBrowser(server, workspaceId).boot(proof("ann"));
    const { sessionToken } = await createBrowser(server, workspaceId).boot();
    const http = server.http();
    for (const name of ["looked", "bought"])
      await http.mutation(m("events:track"), { workspaceId, sessionToken, name });
    await http.mutation(m("conversations:createForVisitor"), { workspaceId, sessionToken });
    await identify({ sessionToken, ...proof("ann") });
    const events = await agent.query(q("events:list"), { workspaceId, visitorId: ann.visitor._id });
    expect(events.map((event: { name: string }) => event.name)).toEqual(["bought", "looked"]);
    const args = { workspaceId, sessionToken: ann.sessionToken };
    expect(await http.query(q("conversations:listByVisitor"), args)).toHaveLength(1);
  });

  test("a claimed e-mail does not become a verified person's address by a merge", async () => {
    const { workspaceId, proof } = await verifying();
    await createBrowser(server, workspaceId).boot(proof("ann"));
    const trap = await createBrowser(server, workspaceId).boot({ email: "mallory@example.com" });
    const ann = await identify({ sessionToken: trap.sessionToken, ...proof("ann") });
    expect(ann.email).toBeUndefined();
  });

  test("a verified session cannot turn into somebody else", async () => {
    const { workspaceId, proof } = await verifying();
    await createBrowser(server, workspaceId).boot(proof("ben"));
    const { visitor, sessionToken } = await createBrowser(server, workspaceId).boot(proof("ann"));
    for (const claim of [proof("ben"), proof("cid"), { externalUserId: "ben" }]) {
      await expect(identify({ sessionToken, ...claim })).rejects.toThrow("belongs to another user");
    }
    expect(await identify({ sessionToken, ...proof("ann") })).toMatchObject({ _id: visitor._id });
    // A bad proof of oneself proves nothing, and takes nothing away.
    const unproved = await identify({ sessionToken, externalUserId: "ann", userHash: "nonsense" });
    expect(unproved).toMatchObject({ _id: visitor._id, identityVerified: true });
  });

  test("where proof is required, claims without it are refused", async () => {
    const { workspaceId, proof } = await verifying("required");
    const { sessionToken } = await createBrowser(server, workspaceId).boot();
    await expect(identify({ sessionToken, externalUserId: "ann" })).rejects.toThrow(
      "Identity verification failed: userHash is required",
    );
    await expect(identify({ sessionToken, ...proof("ann"), externalUserId: "ben" })).rejects.toThrow(
      "Identity verification failed: invalid userHash",
    );
    expect(await identify({ sessionToken, name: "Nobody" })).toMatchObject({ identityVerified: false });
  });

  test("many tabs that prove one person at the same moment end as that person", async () => {
    const { workspaceId, agent, proof } = await verifying();
    const sessions = await Promise.all(Array.from({ length: 5 }, () => createBrowser(server, workspaceId).boot()));
    const known = await Promise.all(sessions.map(({ sessionToken }) => identify({ sessionToken, ...proof("ann") })));
    const ids = new Set(known.map((visitor) => visitor._id));
    expect(ids.size).toBe(1);
    expect(await agent.query(q("visitors:list"), { workspaceId })).toHaveLength(1);
    const [id] = [...ids];
    expect(await agent.query(q("visitors:getMergeHistory"), { visitorId: id })).toHaveLength(4);
  });

  test("a place is set by the visitor or by the team, not by strangers", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const { visitor, sessionToken } = await createBrowser(server, workspaceId).boot();
    const other = await createBrowser(server, workspaceId).boot();
    const args = { visitorId: visitor._id, location: { city: "Riga", countryCode: "LV" } };
    const update = (credentials: object) =>
      server.http().mutation(m("visitors:updateLocation"), { ...args, ...credentials });
    await update({ sessionToken });
    const agent = server.http(alice.token);
    const get = () => agent.query(q("visitors:get"), { id: visitor._id });
    expect((await get())?.location).toEqual({ city: "Riga", countryCode: "LV" });
    await expect(update({ sessionToken: other.sessionToken })).rejects.toThrow("Not authorized");
    await expect(update({})).rejects.toThrow("Not authenticated");
    await agent.mutation(m("visitors:updateLocation"), { ...args, location: { city: "Liepāja" } });
    expect((await get())?.location).toEqual({ city: "Liepāja" });
    const viewer = await server.people.agent(workspaceId, { name: "Vic", role: "viewer" });
    await expect(server.http(viewer.token).mutation(m("visitors:updateLocation"), args)).rejects.toThrow(
      "Permission denied",
    );
  });

  test("attributes have bounds, and names that every client can read", async () => {
    const { workspaceId } = await server.people.workspace();
    const { sessionToken } = await createBrowser(server, workspaceId).boot();
    const give = (customAttributes: object) => identify({ sessionToken, customAttributes });
    await expect(give({ deep: { er: { est: 1 } } })).rejects.toThrow("customAttributes");
    const many = Object.fromEntries(Array.from({ length: 101 }, (_, i) => [`a${i}`, i]));
    await expect(give(many)).rejects.toThrow("customAttributes");
    await expect(give({ long: Array.from({ length: 8 }, () => "x".repeat(4_900)) })).rejects.toThrow("together");
    const odd = await post(server, "visitors:identify", { args: { sessionToken, customAttributes: { $x: 1 } } }).catch(
      () => ({ status: "error" }),
    );
    expect(odd.status).not.toBe("success");
  });
});
