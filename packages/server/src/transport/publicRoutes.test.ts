import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ environment: { FOYER_TRUSTED_PROXIES: "1" } });
});
afterAll(() => server.stop());

describe("/geolocation", () => {
  const locate = (headers: Record<string, string>, init: RequestInit = {}) =>
    fetch(`${server.url}/geolocation`, { ...init, headers });

  test("tells the country of the client's address, as the trusted proxy saw it", async () => {
    const { workspaceId } = await server.people.workspace();
    const answer = await locate({ "x-workspace-id": workspaceId, "x-forwarded-for": "10.1.1.1, 8.8.8.8" });
    expect(await answer.json()).toEqual({ city: null, region: null, country: "United States", countryCode: "US" });
    const newer = await locate({ "x-workspace-id": workspaceId, "x-forwarded-for": "2001:200::1" });
    expect(await newer.json()).toMatchObject({ countryCode: "JP" });
  });

  test("is where a messenger's visitor is taken to be, unless the client knows better", async () => {
    const { workspaceId } = await server.people.workspace();
    const boot = async (args: object) => {
      const response = await fetch(`${server.url}/api/v1/widgetSessions/boot`, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": "8.8.8.8" },
        body: JSON.stringify({ workspaceId, sessionId: `session_${"c".repeat(48)}`, ...args }),
      });
      return (await response.json()).visitor.location;
    };
    expect(await boot({})).toEqual({ country: "United States", countryCode: "US" });
    const told = { city: "Austin", country: "United States", countryCode: "US" };
    expect(await boot({ location: told })).toEqual(told);
    expect(await boot({})).toEqual(told);
  });

  test("tells nothing of private addresses", async () => {
    const { workspaceId } = await server.people.workspace();
    for (const address of ["192.168.0.7", "::1", "not an address"]) {
      const answer = await locate({ "x-workspace-id": workspaceId, "x-forwarded-for": address });
      expect(await answer.json()).toEqual({ city: null, region: null, country: null, countryCode: null });
    }
  });

  test("answers only sites that may carry the messenger, and lets them read the answer", async () => {
    const { workspaceId } = await server.people.workspace();
    await server.foyer.engine.writes.use((connection) =>
      connection.query("update workspaces set allowed_origins = $2 where id = $1", [
        workspaceId,
        ["https://shop.example"],
      ]),
    );
    const refused = await locate({ "x-workspace-id": workspaceId, origin: "https://evil.example" });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({ error: "Origin validation failed: Origin not in allowed list" });
    const allowed = await locate({ "x-workspace-id": workspaceId, origin: "https://shop.example" });
    expect(allowed.status).toBe(200);
    expect(allowed.headers.get("access-control-allow-origin")).toBe("https://shop.example");
    const preflight = await locate({ origin: "https://shop.example" }, { method: "OPTIONS" });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("access-control-allow-headers")).toContain("X-Workspace-Id");
  });

  test("knows no workspace that is not there", async () => {
    expect((await locate({})).status).toBe(404);
    expect((await locate({ "x-workspace-id": "0".repeat(32) })).status).toBe(404);
  });
});

describe("/.well-known/opencom.json", () => {
  const discover = (headers: Record<string, string> = {}, url = server.url) =>
    fetch(`${url}/.well-known/opencom.json`, { headers });

  test("says what this is and where its functions are, and more to agents", async () => {
    const { alice } = await server.people.workspace();
    const about = await (await discover()).json();
    expect(about).toEqual({
      version: "1.0",
      name: expect.any(String),
      convexUrl: server.url,
      features: expect.arrayContaining(["chat"]),
    });
    const more = await (await discover({ authorization: `Bearer ${alice.token}` })).json();
    expect(more).toMatchObject({ ...about, signupMode: "invite-only", authMethods: ["password", "otp"] });
    expect(await (await discover({ authorization: "Bearer rubbish" })).json()).toEqual(about);
  });

  test("is read by pages of this machine only, unless others are listed", async () => {
    const local = await discover({ origin: "http://localhost:3000" });
    expect(local.headers.get("access-control-allow-origin")).toBe("http://localhost:3000");
    const foreign = await discover({ origin: "https://app.example" });
    expect(foreign.status).toBe(403);
    expect(await foreign.json()).toEqual({ error: "Origin not allowed" });
    expect(foreign.headers.get("vary")).toContain("Origin");
    expect((await discover({ origin: "http://localhost.evil.example" })).status).toBe(403);
  });

  test("is read by the pages that are listed", async () => {
    const environment = { FOYER_CORS_ORIGINS: "https://app.example, https://other.example/" };
    const listing = await startServer({ environment });
    try {
      const allowed = await discover({ origin: "https://other.example" }, listing.url);
      expect(allowed.headers.get("access-control-allow-origin")).toBe("https://other.example");
      expect((await discover({ origin: "http://localhost:3000" }, listing.url)).status).toBe(403);
    } finally {
      await listing.stop();
    }
  });
});
