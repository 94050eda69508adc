/** What follows from every declaration: who is refused, which arguments are, and that nothing happens then. */
import { stageFile } from "@foyer/testing/files.ts";
import { goodClaims, makeHostKey, signHostToken } from "@foyer/testing/keys.ts";
import { registryOf } from "@foyer/testing/registry.ts";
import { isOptional, sampleArgs } from "@foyer/testing/registryArgs.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Schema, Shape } from "./engine/values.ts";
import { newId } from "./persistence/ids.ts";

const registry = registryOf();
const functions = registry.functions.filter((fn) => !fn.declaration.isInternal);

interface Reply {
  status: number;
  body: { code?: string; path?: string } & Record<string, unknown>;
}

describe("every public function", () => {
  let server: TestServer;
  let home: Awaited<ReturnType<typeof furnish>>;
  let abroad: Awaited<ReturnType<typeof furnish>>;

  beforeAll(async () => {
    server = await startServer({ limitFactor: 10_000 });
    home = await furnish(server);
    abroad = await furnish(server);
  });
  afterAll(() => server.stop());

  async function post(name: string, args: unknown, token?: string): Promise<Reply> {
    const response = await fetch(`${server.url}/api/v1/${name.replace(":", "/")}`, {
      method: "POST",
      headers: { "Content-Type": "application/json", ...(token ? { Authorization: `Bearer ${token}` } : {}) },
      body: JSON.stringify(args),
    });
    return { status: response.status, body: (await response.json()) as Reply["body"] };
  }

  /** A refusal, or the declared answer in its place. */
  function expectRefused(fn: (typeof functions)[number], { status, body }: Reply, codes: string[]): void {
    if ("whenRefused" in fn.declaration && status === 200) {
      expect(body, fn.name).toEqual(fn.declaration.whenRefused ?? null);
      return;
    }
    expect(codes, `${fn.name} answered ${status} ${JSON.stringify(body).slice(0, 300)}`).toContain(body?.code);
  }

  const closed = functions.filter((fn) => !fn.declaration.access.anyone);

  test.each(closed.map((fn) => [fn.name, fn] as const))("%s refuses callers without credentials", async (name, fn) => {
    const before = await fingerprint(server);
    expectRefused(fn, await post(name, sampleArgs(fn.declaration.args, home.ids)), ["NOT_AUTHENTICATED"]);
    expect(await fingerprint(server)).toBe(before);
  });

  test.each(closed.map((fn) => [fn.name, fn] as const))("%s refuses a forged token", async (name, fn) => {
    const forged = `${home.owner.token.slice(0, -6)}AAAAAA`;
    const reply = await post(name, sampleArgs(fn.declaration.args, home.ids), forged);
    expectRefused(fn, reply, ["INVALID_CREDENTIALS", "NOT_AUTHENTICATED"]);
  });

  const agentsOnly = closed.filter((fn) => !fn.declaration.access.visitor);
  test.each(agentsOnly.map((fn) => [fn.name, fn] as const))("%s refuses a visitor", async (name, fn) => {
    const reply = await post(name, sampleArgs(fn.declaration.args, home.ids), home.visitor.sessionToken);
    expectRefused(fn, reply, ["NOT_AUTHORIZED", "NOT_FOUND"]);
  });

  const guarded = closed.filter((fn) => typeof fn.declaration.access.agent === "string" && fn.declaration.subject);
  test.each(guarded.map((fn) => [fn.name, fn] as const))(
    "%s refuses an agent without its permission",
    async (name, fn) => {
      const args = sampleArgs(fn.declaration.args, home.ids);
      expectRefused(fn, await post(name, args, home.powerless.token), ["PERMISSION_DENIED", "NOT_FOUND"]);
    },
  );

  const withSubject = closed.filter((fn) => fn.declaration.subject);
  test.each(withSubject.map((fn) => [fn.name, fn] as const))(
    "%s keeps another workspace's owner and visitor out",
    async (name, fn) => {
      const before = await fingerprint(server);
      const codes = ["NOT_FOUND", "NOT_WORKSPACE_MEMBER", "NOT_AUTHORIZED"];
      const args = sampleArgs(fn.declaration.args, home.ids);
      if (!args[fn.declaration.subject?.[1] ?? ""]) return;
      if (fn.declaration.access.agent) expectRefused(fn, await post(name, args, abroad.owner.token), codes);
      if (fn.declaration.access.visitor) {
        const { visitorId: _, ...rest } = args;
        // Where the visitor is what the call concerns, the foreign one is just what is tried.
        const own = fn.declaration.subject?.[1] === "visitorId" ? args : rest;
        const asVisitor = fn.takesSessionToken ? { ...own, sessionToken: abroad.visitor.sessionToken } : own;
        expectRefused(
          fn,
          await post(name, asVisitor, fn.takesSessionToken ? undefined : abroad.visitor.sessionToken),
          codes,
        );
      }
      expect(await fingerprint(server)).toBe(before);
    },
  );

  test.each(functions.map((fn) => [fn.name, fn] as const))(
    "%s names the argument that is missing, mistyped, extra or too long",
    async (name, fn) => {
      const before = await fingerprint(server);
      const args = sampleArgs(fn.declaration.args, home.ids);
      for (const [key, schema] of Object.entries(fn.declaration.args as Record<string, Schema>)) {
        const { [key]: _, ...without } = args;
        if (!isOptional(schema))
          expect(await post(name, without, home.owner.token), `${name} without ${key}`).toMatchObject({
            status: 400,
            body: { path: key },
          });
        const wrong = await post(name, { ...args, [key]: [{ nested: () => 0 }, Number.MAX_VALUE] }, home.owner.token);
        expect(wrong.body.code, `${name} with a wrong ${key}`).toBe("INVALID_INPUT");
        const long = await post(name, { ...args, [key]: "x".repeat(1_000_000) }, home.owner.token);
        expect(long.body.code, `${name} with a long ${key}`).toBe("INVALID_INPUT");
      }
      const extra = await post(name, { ...args, unheardOf: 1 }, home.owner.token);
      expect(extra, name).toMatchObject({ status: 400, body: { code: "INVALID_INPUT", path: "unheardOf" } });
      expect(await fingerprint(server)).toBe(before);
    },
  );

  test.each(withSubject.map((fn) => [fn.name, fn] as const))(
    "%s does not find what does not exist",
    async (name, fn) => {
      const [, argument] = fn.declaration.subject as readonly [unknown, string];
      const args = { ...sampleArgs(fn.declaration.args, home.ids), [argument]: newId() };
      if (fn.declaration.access.agent) expectRefused(fn, await post(name, args, home.owner.token), ["NOT_FOUND"]);
    },
  );

  const withNumbers = functions.filter((fn) => Object.values(extremesOf(fn.declaration.args)).length > 0);
  // The last ones, since some of these calls do what they are asked to.
  test.each(withNumbers.map((fn) => [fn.name, fn] as const))(
    "%s takes the largest and the smallest numbers that it declares, or refuses them",
    async (name, fn) => {
      const args = sampleArgs(fn.declaration.args, home.ids);
      const { agent, visitor } = fn.declaration.access;
      const token = agent ? home.owner.token : visitor ? home.visitor.sessionToken : home.customer;
      for (const [key, numbers] of Object.entries(extremesOf(fn.declaration.args))) {
        for (const number of numbers) {
          const { status, body } = await post(name, { ...args, [key]: number }, token);
          expect(status, `${name} with ${key} ${number}: ${JSON.stringify(body)}`).toBeLessThan(500);
        }
      }
    },
  );
});

/** The arguments that may be numbers, each with the largest and the smallest that the declaration takes. */
function extremesOf(shape: Shape): Record<string, readonly number[]> {
  const magnitudes = Array.from({ length: 54 }, (_, bits) => 2 ** (53 - bits) - 1);
  const candidates = [...magnitudes, ...magnitudes.map((each) => -each)].sort((a, b) => b - a);
  const entries = Object.entries(shape as Record<string, Schema>).flatMap(([key, schema]) => {
    const taken = candidates.filter((each) => schema.safeParse(each).success);
    return taken.length > 0 ? [[key, [...taken.slice(0, 1), ...taken.slice(-1)]] as const] : [];
  });
  return Object.fromEntries(entries);
}

/** A workspace with one of each thing that ids may name. */
async function furnish(server: TestServer) {
  const { workspaceId, alice: owner } = await server.people.workspace();
  const powerless = await server.people.agent(workspaceId, { name: "Nora", permissions: ["settings.billing"] });
  const visitor = await server.people.visitor(workspaceId);
  const ids: Record<string, string> = { workspaces: workspaceId, users: owner.userId, visitors: visitor.visitorId };
  const started = await fetch(`${server.url}/api/v1/conversations/start`, {
    method: "POST",
    body: JSON.stringify({ workspaceId, sessionToken: visitor.sessionToken, content: "Hello", clientMessageId: "1" }),
  });
  const { conversationId, messageId } = (await started.json()) as { conversationId: string; messageId: string };
  const sender = { workspaceId, sessionToken: visitor.sessionToken };
  const { attachmentId } = await stageFile(server, sender, { bytes: "Hello", fileName: "hello.txt" });
  const asOwner = server.http(owner.token);
  const { keyId } = await asOwner.mutation(makeFunctionReference<"mutation">("apiKeys:create"), {
    workspaceId,
    name: "Shop",
    scopes: ["commerce.write"],
  });
  const { tokenId } = await asOwner.mutation(makeFunctionReference<"mutation">("personalTokens:create"), {
    workspaceId,
    externalId: "c-1",
    name: "Phone",
  });
  const { kid } = await asOwner.mutation(makeFunctionReference<"mutation">("signingKeys:create"), {
    workspaceId,
    name: "Shop",
    algorithm: "HS256",
  });
  const storeId = await asOwner.mutation(makeFunctionReference<"mutation">("commerce:upsertStore"), {
    workspaceId,
    externalId: "pizza",
    name: "Pizza Palace",
  });
  const importId = await asOwner.mutation(makeFunctionReference<"mutation">("commerceImports:start"), {
    workspaceId,
    kind: "orders",
    format: "csv",
  });
  const staffId = await asOwner.mutation(makeFunctionReference<"mutation">("storeStaff:add"), {
    storeId,
    userId: owner.userId,
  });
  const hostToken = signHostToken(
    await makeHostKey(server, { workspaceId, token: owner.token }),
    goodClaims("c-1", { name: "John" }),
  );
  const asCustomer = server.http(hostToken);
  const orderId = await asOwner.mutation(makeFunctionReference<"mutation">("commerce:upsertOrder"), {
    workspaceId,
    externalId: "o-1",
    storeExternalId: "pizza",
    customerExternalId: "c-1",
    status: "paid",
    totalAmount: 1,
    orderDate: 1,
  });
  const chat = await asCustomer.mutation(makeFunctionReference<"mutation">("shared/chat:createOrGetConversation"), {
    storeId,
    orderId,
  });
  const reportId = await asCustomer.mutation(makeFunctionReference<"mutation">("marketplace:report"), {
    conversationId: chat.conversationId,
    reason: "Rude",
  });
  return {
    owner,
    powerless,
    visitor,
    customer: hostToken,
    ids: {
      stores: storeId,
      orders: orderId,
      conversation_reports: reportId,
      store_staff: staffId,
      commerce_imports: importId,
      api_keys: keyId,
      personal_tokens: tokenId,
      signing_keys: kid,
      ...ids,
      conversations: conversationId,
      messages: messageId,
      attachments: attachmentId,
    },
  };
}

/** Changes when any row of the product's tables does. */
async function fingerprint(server: TestServer): Promise<string> {
  const { engine } = server.foyer;
  return engine.snapshots.read(async (connection) => {
    const { rows: tables } = await connection.query<{ name: string }>(
      "select relname as name from pg_stat_user_tables where schemaname = 'public' order by 1",
    );
    // Jobs that the clock starts note their steps meanwhile.
    const rowsOf = (name: string) => (name === "mutation_results" ? `${name} where session not like 'job %'` : name);
    const counts = tables.map(
      ({ name }) =>
        `select '${name}' as name, count(*) as n, coalesce(max(xmin::text::bigint), 0) as x from ${rowsOf(name)}`,
    );
    const { rows } = await connection.query(counts.join(" union all "));
    return JSON.stringify(rows);
  });
}
