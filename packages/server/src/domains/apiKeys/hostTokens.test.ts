import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { goodClaims, makeHostKey, signHostToken, signWithPrivateKey } from "@foyer/testing/keys.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const limits = makeFunctionReference<"query">("supportAttachments:getLimits");

describe("tokens that a host signs", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function hostOf() {
    const { workspaceId, alice } = await server.people.workspace();
    const key = await makeHostKey(server, { workspaceId, token: alice.token });
    const ask = (token: string) => server.http(token).query(limits, { workspaceId });
    return { workspaceId, owner: server.http(alice.token), key, ask };
  }

  test("the snippet of the guide makes a token that is good", async () => {
    const { key, ask } = await hostOf();
    const guide = readFileSync(new URL("../../../../../docs/guide/host-tokens.md", import.meta.url), "utf8");
    const snippet = guide.match(/```js\n([\s\S]*?)```/)?.[1] ?? "";
    const file = join(mkdtempSync(join(tmpdir(), "guide-")), "token.mjs");
    writeFileSync(file, snippet);
    const { foyerToken } = (await import(/* @vite-ignore */ file)) as {
      foyerToken(person: object, key: object): string;
    };
    await expect(ask(foyerToken({ id: "c-1", name: "John" }, key))).resolves.toBeDefined();
  });

  test.each(["RS256", "ES256"] as const)("%s works with a public key alone", async (alg) => {
    const { workspaceId, owner, ask } = await hostOf();
    const { publicKey, privateKey } =
      alg === "RS256"
        ? generateKeyPairSync("rsa", { modulusLength: 2048 })
        : generateKeyPairSync("ec", { namedCurve: "P-256" });
    const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
    const args = { workspaceId, name: "Pair", algorithm: alg, publicKey: pem };
    const { kid, secret } = await owner.mutation(m("signingKeys:create"), args);
    expect(secret).toBeUndefined();
    await expect(ask(signWithPrivateKey({ kid, key: privateKey, alg }, goodClaims("c-1")))).resolves.toBeDefined();
    // The public key as the secret of HS256 is an old trick.
    const forged = signHostToken({ kid, secret: pem }, goodClaims("c-1"));
    await expect(ask(forged)).rejects.toThrow(/signature/);
  });

  test("tokens with a fault are refused, each with the reason", async () => {
    const { key, ask } = await hostOf();
    const other = await hostOf();
    const now = Math.floor(Date.now() / 1_000);
    const faults: [RegExp, string][] = [
      [/sub/, signHostToken(key, { ...goodClaims("c"), sub: "" })],
      [/aud/, signHostToken(key, { ...goodClaims("c"), aud: undefined })],
      [/audience/, signHostToken(key, { ...goodClaims("c"), aud: "elsewhere" })],
      [/iat/, signHostToken(key, { ...goodClaims("c"), iat: undefined })],
      [/exp/, signHostToken(key, { ...goodClaims("c"), exp: undefined })],
      [/at most 86400/, signHostToken(key, { ...goodClaims("c"), exp: now + 86_500 })],
      [/not good yet/, signHostToken(key, { ...goodClaims("c"), iat: now + 600, exp: now + 900 })],
      [/expired/, signHostToken(key, { ...goodClaims("c"), iat: now - 900, exp: now - 600 })],
      [/side/, signHostToken(key, { ...goodClaims("c"), side: "admin" })],
      [/signature/, signHostToken({ ...key, secret: "wrong" }, goodClaims("c"))],
      [/signature/, signHostToken(key, goodClaims("c"), { alg: "none" })],
      [/not known/, signHostToken({ ...key, kid: "f".repeat(32) }, goodClaims("c"))],
    ];
    for (const [reason, token] of faults) await expect(ask(token), String(reason)).rejects.toThrow(reason);
    await expect(ask(signHostToken(other.key, goodClaims("c")))).rejects.toThrow(/Not a member/);
  });

  test("after a rotation both keys are good, until the overlap ends", async () => {
    const { owner, key, ask } = await hostOf();
    const next = await owner.mutation(m("signingKeys:rotate"), { id: key.kid, overlapMs: 60_000 });
    const [older, newer] = [signHostToken(key, goodClaims("c")), signHostToken(next, goodClaims("c"))];
    await expect(ask(older)).resolves.toBeDefined();
    await expect(ask(newer)).resolves.toBeDefined();
    server.clock.advance(61_000);
    await expect(ask(older)).rejects.toThrow(/replaced/);
    await expect(ask(newer)).resolves.toBeDefined();
  });

  test("however often a key was rotated, another can be made, and the good ones are listed", async () => {
    const { workspaceId, alice } = await server.people.workspace();
    const call = (name: string, args: object) => server.http(alice.token).mutation(m(`signingKeys:${name}`), args);
    const made = (name: string) => call("create", { workspaceId, name, algorithm: "HS256" });
    const { kid: oldest } = await made("Shop");
    let { kid: id } = await made("App");
    for (let i = 0; i < 60; i++) id = (await call("rotate", { id, overlapMs: 0 })).kid;
    const { kid } = await made("Another");
    const listed: { _id: string }[] = await server.http(alice.token).query(q("signingKeys:list"), { workspaceId });
    expect(listed.map(({ _id }) => _id)).toEqual(expect.arrayContaining([oldest, id, kid]));
    expect(listed.length).toBeLessThanOrEqual(50);
  });

  test("revoking a key or a person fails open subscriptions at once", async () => {
    const { workspaceId, owner, key } = await hostOf();
    const watch = async (sub: string) => {
      const errors: Error[] = [];
      const results: unknown[] = [];
      const live = server.live(signHostToken(key, goodClaims(sub)));
      live.onUpdate(
        limits,
        { workspaceId },
        (result) => results.push(result),
        (error) => errors.push(error),
      );
      await eventually(() => results.length > 0);
      return errors;
    };
    const john = await watch("john");
    const jane = await watch("jane");
    // A token made in the very second of the revocation is refused as well.
    await owner.mutation(m("signingKeys:revokePerson"), { workspaceId, externalId: "john" });
    await eventually(() => john.length > 0);
    expect(jane).toEqual([]);
    await owner.mutation(m("signingKeys:revoke"), { id: key.kid });
    await eventually(() => jane.length > 0);
  });

  test("keys that are weak, private or of another kind are not taken", async () => {
    const { workspaceId, owner } = await hostOf();
    const make = (algorithm: string, publicKey?: string) =>
      owner.mutation(m("signingKeys:create"), {
        workspaceId,
        name: "Key",
        algorithm,
        ...(publicKey ? { publicKey } : {}),
      });
    const weak = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const spki = weak.publicKey.export({ type: "spki", format: "pem" }).toString();
    const pkcs8 = weak.privateKey.export({ type: "pkcs8", format: "pem" }).toString();
    await expect(make("RS256", spki)).rejects.toThrow(/2048/);
    await expect(make("ES256", spki)).rejects.toThrow(/P-256/);
    await expect(make("RS256", pkcs8)).rejects.toThrow(/private/);
    await expect(make("RS256", "nonsense")).rejects.toThrow(/PEM/);
    await expect(make("RS256")).rejects.toThrow(/needs a public key/);
    await expect(make("HS256", spki)).rejects.toThrow(/not a public key/);
  });
});
