import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createBrowser, hashFor } from "./testing.ts";

const HOUR = 3_600_000;
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

describe("identity verification", () => {
  test("shows its secret once, and keeps it encrypted", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const enable = (mode?: string) =>
      agent.mutation(m("identityVerification:enable"), { workspaceId, ...(mode ? { mode } : {}) });
    const first = await enable();
    expect(first).toMatchObject({ success: true, isNewSecret: true, mode: "optional" });
    expect(first.secret).toMatch(/^[A-Za-z0-9]{64}$/);
    const second = await enable("required");
    expect(second).toEqual({ success: true, isNewSecret: false, mode: "required" });
    const settings = await agent.query(q("identityVerification:getSettings"), { workspaceId });
    expect(settings).toEqual({ enabled: true, mode: "required", hasSecret: true });
    const { rows } = await server.foyer.engine.writes.use((connection) =>
      connection.query<{ secret: string }>("select identity_secret as secret from workspaces where id = $1", [
        workspaceId,
      ]),
    );
    expect(rows[0]?.secret).toMatch(/^v1\./);
    expect(rows[0]?.secret).not.toContain(first.secret);
  });

  test("takes hashes of the secret before a rotation for another day", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const { secret: old } = await agent.mutation(m("identityVerification:enable"), { workspaceId, mode: "required" });
    const rotate = (args = {}) => agent.mutation(m("identityVerification:rotateSecret"), { workspaceId, ...args });
    const { secret: fresh, previousSecretUntil } = await rotate();
    expect(previousSecretUntil - server.clock.now()).toBeGreaterThan(23 * HOUR);
    const boot = (secret: string) =>
      createBrowser(server, workspaceId).boot({ externalUserId: "ann", userHash: hashFor(secret, "ann") });
    const byOld = await boot(old);
    const byFresh = await boot(fresh);
    expect(byFresh.visitor._id).toBe(byOld.visitor._id);
    server.clock.advance(25 * HOUR);
    // Alice's token lives for an hour: she comes back with a new one.
    const again = await server.people.agent(workspaceId, { name: "Ada", role: "admin" });
    await expect(boot(old)).rejects.toThrow("Identity verification failed: invalid userHash");
    expect((await boot(fresh)).visitor._id).toBe(byOld.visitor._id);
    const admin = server.http(again.token);
    const { secret: last } = await admin.mutation(m("identityVerification:rotateSecret"), {
      workspaceId,
      endPrevious: true,
    });
    await expect(boot(fresh)).rejects.toThrow("invalid userHash");
    expect((await boot(last)).visitor._id).toBe(byOld.visitor._id);
  });

  test("turned off, recognises nobody, and believes nobody who was recognised before", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const { secret } = await agent.mutation(m("identityVerification:enable"), { workspaceId });
    const proof = { externalUserId: "ann", userHash: hashFor(secret, "ann") };
    const browser = createBrowser(server, workspaceId);
    const ann = await browser.boot(proof);
    const disable = (args: object) => agent.mutation(m("identityVerification:disable"), { workspaceId, ...args });
    await expect(disable({})).rejects.toThrow("Confirmation required to disable identity verification");
    await expect(disable({ confirmDisable: false })).rejects.toThrow("Confirmation required");
    expect(await disable({ confirmDisable: true })).toEqual({ success: true });
    const later = await browser.boot(proof);
    expect(later.visitor).toMatchObject({ identityVerified: false, externalUserId: "ann" });
    expect(later.visitor._id).not.toBe(ann.visitor._id);
    await expect(agent.mutation(m("identityVerification:rotateSecret"), { workspaceId })).rejects.toThrow(
      "Identity verification must be enabled to rotate secret",
    );
    await agent.mutation(m("identityVerification:enable"), { workspaceId });
    expect((await browser.boot(proof)).visitor._id).toBe(ann.visitor._id);
  });

  test("tells everyone whether proof is required, and the team who has proved", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const agent = server.http(alice.token);
    const isRequired = () => server.http().query(q("identityVerification:isRequired"), { workspaceId });
    expect(await isRequired()).toBe(false);
    const { secret } = await agent.mutation(m("identityVerification:enable"), { workspaceId });
    expect(await isRequired()).toBe(false);
    await agent.mutation(m("identityVerification:updateMode"), { workspaceId, mode: "required" });
    expect(await isRequired()).toBe(true);
    const { visitor } = await createBrowser(server, workspaceId).boot({
      externalUserId: "ann",
      userHash: hashFor(secret, "ann"),
    });
    const status = { visitorId: visitor._id };
    expect(await agent.query(q("identityVerification:getVisitorStatus"), status)).toMatchObject({
      identityVerified: true,
      externalUserId: "ann",
    });
    expect(await server.http().query(q("identityVerification:getVisitorStatus"), status)).toBeNull();
  });

  test("is for those who look after security; everything is noted", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const stranger = await server.people.workspace("Other");
    const calls: [string, object][] = [
      ["enable", {}],
      ["updateMode", { mode: "required" }],
      ["rotateSecret", {}],
      ["disable", { confirmDisable: true }],
    ];
    for (const [name, args] of calls) {
      const call = (token?: string) =>
        server.http(token).mutation(m(`identityVerification:${name}`), { workspaceId, ...args });
      await expect(call(bob.token)).rejects.toThrow("Permission denied: settings.security");
      await expect(call(stranger.alice.token)).rejects.toThrow("Not a member");
      await expect(call()).rejects.toThrow("Not authenticated");
      await call(alice.token);
    }
    const getSettings = (token?: string) =>
      server.http(token).query(q("identityVerification:getSettings"), { workspaceId });
    expect(await getSettings(bob.token)).toMatchObject({ enabled: false });
    expect(await getSettings(stranger.alice.token)).toBeNull();
    const entries = await server.http(alice.token).query(q("auditLogs:list"), { workspaceId });
    expect(entries.map((entry: { action: string }) => entry.action)).toEqual([
      "widget.identity.disabled",
      "widget.identity.secret.rotated",
      "workspace.security.changed",
      "widget.identity.enabled",
    ]);
  });
});
