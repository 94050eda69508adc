/** The guide of the chat with sellers does what it says. */
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { makeApiKey } from "@foyer/testing/keys.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

const guide = readFileSync(new URL("../../../../docs/guide/seller-rest.md", import.meta.url), "utf8");
const lines = [...guide.matchAll(/```sh\n([\s\S]*?)```/g)].map((match) => match[1] ?? "");
const inBash = promisify(execFile);

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test("every line of the guide works, one after the other", async () => {
  const { workspaceId, alice } = await server.people.workspace();
  const scopes = ["commerce.write", "commerce.read", "people.tokens"];
  const { key } = await makeApiKey(server, { workspaceId, token: alice.token }, scopes);
  const env: Record<string, string> = {
    PATH: process.env.PATH ?? "",
    FOYER: server.url,
    WORKSPACE: workspaceId,
    KEY: key,
  };
  for (const line of lines) {
    const { stdout } = await inBash("bash", ["-c", line], { env });
    const reply = JSON.parse(stdout.slice(stdout.startsWith("HTTP") ? stdout.indexOf("\r\n\r\n") + 4 : 0));
    expect(reply.code, `${line}\n${stdout}`).toBeUndefined();
    if (reply.number) env.PRODUCT = String(reply.number);
    if (reply.token) env.TOKEN = reply.token;
    if (reply.conversation_id) env.CONVERSATION = String(reply.conversation_id);
    if (line.includes("create-conversation")) env.LAST = String(reply.conversation_id * 2 ** 20 + 1);
    if (line.includes("get-new-messages")) {
      expect(stdout).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\r\netag: W\//i);
      expect(reply).toMatchObject({ data: [{ message: "And is it warm?" }], meta: { total: 1 } });
    }
  }
  expect(lines).toHaveLength(9);
});
