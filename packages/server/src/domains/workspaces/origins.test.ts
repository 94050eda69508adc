import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { judgeOrigin, requireAllowedOrigin } from "./origins.ts";

const allowed = ["https://shop.example", "http://localhost:3000", "*.acme.example"];
const reasons = {
  open: "No origin restrictions configured",
  ok: "Origin allowed",
  no: "Origin not in allowed list",
  none: "Origin header is required when allowed origins are configured",
  bad: "Origin must be a valid http(s) origin",
};

describe("the origins on which a messenger may run", () => {
  test.each([
    ["https://shop.example", reasons.ok],
    ["https://shop.example/", reasons.ok],
    ["https://SHOP.example", reasons.ok],
    ["http://shop.example", reasons.no],
    ["https://shop.example:8443", reasons.no],
    ["https://www.shop.example", reasons.no],
    ["http://localhost:3000", reasons.ok],
    ["http://localhost:3001", reasons.no],
    ["https://acme.example", reasons.ok],
    ["http://a.b.acme.example:8080", reasons.ok],
    ["https://evilacme.example", reasons.no],
    ["https://acme.example.evil.example", reasons.no],
    ["null", reasons.bad],
    ["file:///etc/passwd", reasons.bad],
    ["javascript:alert(1)", reasons.bad],
    ["", reasons.none],
    [undefined, reasons.none],
  ])("a list judges %s: %s", (origin, reason) => {
    expect(judgeOrigin(allowed, origin)).toEqual({ valid: reason === reasons.ok, reason });
  });

  test("are all when the list is empty", () => {
    expect(judgeOrigin([], undefined)).toEqual({ valid: true, reason: reasons.open });
    expect(judgeOrigin([], "https://anywhere.example").valid).toBe(true);
  });

  test("are judged by the browser's header, whatever the client says about itself", () => {
    const from = (origin: string | null) => ({ address: "192.0.2.1", origin });
    const workspace = { allowedOrigins: allowed };
    const lie = () => requireAllowedOrigin(workspace, from("https://evil.example"), "https://shop.example");
    expect(lie).toThrow("Origin validation failed: Origin not in allowed list");
    expect(() => requireAllowedOrigin(workspace, from("https://shop.example"), "https://evil.example")).not.toThrow();
    expect(() => requireAllowedOrigin(workspace, from(null), "https://shop.example")).not.toThrow();
    expect(() => requireAllowedOrigin(workspace, from(null))).toThrow(`Origin validation failed: ${reasons.none}`);
  });
});

describe("the list of origins", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  const validate = (workspaceId: string, origin?: string) =>
    server.http().query(q("workspaces:validateOrigin"), { workspaceId, ...(origin ? { origin } : {}) });

  test("takes whole origins and domains, and tells clients whether theirs is on it", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    expect(await validate(workspaceId, "https://any.example")).toEqual({ valid: true, reason: reasons.open });
    const allowedOrigins = [" HTTPS://Shop.example/ ", "https://shop.example", "*.Acme.example"];
    await server.http(alice.token).mutation(m("workspaces:updateAllowedOrigins"), { workspaceId, allowedOrigins });
    expect(await server.http(alice.token).query(q("workspaces:get"), { id: workspaceId })).toMatchObject({
      allowedOrigins: ["https://shop.example", "*.acme.example"],
    });
    expect(await validate(workspaceId, "https://shop.example")).toEqual({ valid: true, reason: reasons.ok });
    expect(await validate(workspaceId, "https://other.example")).toEqual({ valid: false, reason: reasons.no });
    expect(await validate(workspaceId)).toEqual({ valid: false, reason: reasons.none });
    expect(await validate("0".repeat(32), "https://shop.example")).toEqual({
      valid: false,
      reason: "Workspace not found",
    });
  });

  test.each([
    "*",
    "*.example",
    "shop.example",
    "https://shop.example/path",
    "ftp://shop.example",
    "https://u:p@x.example",
  ])("refuses %s", async (entry) => {
    const { workspaceId, alice } = await server.people.workspace();
    const update = { workspaceId, allowedOrigins: ["https://ok.example", entry] };
    const updated = server.http(alice.token).mutation(m("workspaces:updateAllowedOrigins"), update);
    await expect(updated).rejects.toMatchObject({ data: { code: "INVALID_FORMAT", path: "allowedOrigins[1]" } });
  });

  test("is changed only by those who may change security settings, and that is written down", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const bob = await server.people.agent(workspaceId);
    const update = { workspaceId, allowedOrigins: ["https://shop.example"] };
    const byBob = server.http(bob.token).mutation(m("workspaces:updateAllowedOrigins"), update);
    await expect(byBob).rejects.toThrow("Permission denied: settings.security");
    await server.http(alice.token).mutation(m("workspaces:updateAllowedOrigins"), update);
    const rows = await server.foyer.engine.writes.use(async (connection) => {
      const text = "select action, actor_id, metadata from audit_logs where workspace_id = $1";
      return (await connection.query(text, [workspaceId])).rows;
    });
    expect(rows).toMatchObject([
      { action: "workspace.security.changed", metadata: { allowedOrigins: "https://shop.example" } },
    ]);
  });
});
