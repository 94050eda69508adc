/** The first minutes of an installation, through the entry that `npm start` runs: started, looked at, stopped, started again. */
import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import path from "node:path";
import { api } from "@foyer/sdk";
import { packageDirectory } from "@foyer/server/persistence/migrate.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { freePort } from "@foyer/testing/freePort.ts";
import { createServerProcess, type ServerProcess } from "@foyer/testing/serverProcess.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import { ConvexClient, ConvexHttpClient } from "convex/browser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const LINK = /^Sign in to the sample workspace.* (http:\S+)$/m;

function run(environment: Record<string, string>) {
  const program = path.join(packageDirectory(), "dist", "main.js");
  return spawnSync(process.execPath, [program], { env: { ...process.env, ...environment }, encoding: "utf8" });
}

describe("an empty directory", () => {
  let server: ServerProcess;
  let shopUrl: string;

  beforeAll(async () => {
    const shopPort = await freePort();
    shopUrl = `http://127.0.0.1:${shopPort}`;
    const environment = { FOYER_SAMPLE: "", FOYER_SHOP_PORT: String(shopPort), LOG_LEVEL: "info" };
    server = await createServerProcess(environment);
    await server.start();
    await eventually(() => LINK.test(server.output()));
  });
  afterAll(() => server.dispose());

  const linkIn = (output: string) => new URL(LINK.exec(output)?.[1] ?? "");
  const client = (token?: string) => {
    const made = new ConvexHttpClient(server.url, { logger: false });
    if (token) made.setAuth(token);
    return made;
  };
  async function signIn(link: URL): Promise<string> {
    const params = { token: link.searchParams.get("link") ?? "" };
    const { tokens } = await client().action(api.auth.signIn, { provider: "link", params });
    if (!tokens) throw new Error("Not signed in.");
    return tokens.token;
  }

  test("becomes an installation that says in one line where everything is", () => {
    const ready = server.output().match(/^ready .*$/gm);
    expect(ready).toEqual([
      `ready  dashboard ${server.url}/app  ·  shop ${shopUrl}  ·  API ${server.url}/api/reference`,
    ]);
  });

  test("answers at every address that it names", async () => {
    for (const where of ["/app", "/api/reference", "/api/openapi.json", "/healthz", "/readyz", "/metrics"]) {
      expect([where, (await fetch(`${server.url}${where}`)).status]).toEqual([where, 200]);
    }
    const page = await (await fetch(`${server.url}/api/reference`)).text();
    expect(page).toContain("/api/reference/renderer.js");
    expect((await fetch(`${server.url}/api/reference/renderer.js`)).headers.get("content-type")).toMatch("javascript");
  });

  let workspaceId: string;
  let token: string;

  test("lets its owner in by the printed link, once, into the sample workspace", async () => {
    const link = linkIn(server.output());
    expect(link.origin).toBe(server.url);
    expect(link.searchParams.has("code")).toBe(false);
    token = await signIn(link);
    const [membership] = await client(token).query(api.auth.getUserWorkspaces, {});
    expect(membership).toMatchObject({ name: "Field & Fern", role: "owner" });
    workspaceId = membership?._id ?? "";
    expect((await client(token).query(api.conversations.list, { workspaceId })).length).toBeGreaterThan(20);
    await expect(signIn(link)).rejects.toThrow("used already");
  });

  test("has a shop on an origin of its own, whose pages carry the workspace's messenger", async () => {
    const response = await fetch(`${shopUrl}/product/maidenhair-fern`);
    expect(await response.text()).toContain(
      `<script async src="${server.url}/messenger.js" data-workspace="${workspaceId}"></script>`,
    );
    expect(response.headers.get("content-security-policy")).toContain(`script-src 'self' ${server.url}`);
  });

  test("a second start on its port says which port it is, and disturbs nobody", async () => {
    const { port } = new URL(server.url);
    const second = run({ PORT: port, FOYER_DATA_DIR: path.join(tmpdir(), "foyer-never-made") });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain(`Port ${port} is in use`);
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
  });

  test("stops in good order, and starts again with everything in it and without another link", async () => {
    const live = new ConvexClient(server.url, { logger: false, webSocketConstructor });
    live.setAuth(async () => token);
    const seen: string[] = [];
    live.onUpdate(api.workspaces.get, { id: workspaceId }, (workspace) => void seen.push(workspace?.name ?? ""));
    await eventually(() => seen.length > 0);
    expect(await server.stop()).toBe(0);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    await server.start();
    expect((await client(token).query(api.conversations.list, { workspaceId })).length).toBeGreaterThan(20);
    expect(server.output()).not.toContain("Creating the database");
    expect(server.output()).not.toMatch(LINK);
    await client(token).mutation(api.workspaces.update, { id: workspaceId, name: "Field & Fern & Friends" });
    await eventually(() => seen.at(-1) === "Field & Fern & Friends", { what: "the live client to come back" });
    await live.close();
  });
});

test("without sample data the first to sign up owns the installation", async () => {
  const server = await createServerProcess({ FOYER_SAMPLE: "0" });
  await server.start();
  expect(server.output()).not.toContain("Sign in");
  const client = new ConvexHttpClient(server.url, { logger: false });
  const params = { flow: "signUp", email: "ada@example.com", password: "correct horse battery", name: "Ada" };
  const { tokens } = await client.action(api.auth.signIn, { provider: "password", params });
  client.setAuth(tokens?.token ?? "");
  expect(await client.query(api.auth.getUserWorkspaces, {})).toMatchObject([{ role: "owner" }]);
  await server.dispose();
});

test("a setting that is wrong is named, and nothing is started", () => {
  const { status, stderr } = run({ PORT: "many", FOYER_SAMPLE: "perhaps" });
  expect(status).toBe(1);
  expect(stderr).toMatch(/PORT: .*\n.*FOYER_SAMPLE: /);
});
