import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { makeApiKey } from "@foyer/testing/keys.ts";
import { runJob } from "@foyer/testing/runJob.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callInternally } from "../../engine/call.ts";
import { noteTotal, writeGroup } from "./run.ts";

interface Import {
  status: string;
  total?: number;
  processed: number;
  created: number;
  failed: number;
  errors: { row: number; path: string }[];
  failure?: string;
}

describe("files of commerce objects", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function shop() {
    const { workspaceId, alice } = await server.people.workspace();
    const { key } = await makeApiKey(server, { workspaceId, token: alice.token }, ["commerce.write", "commerce.read"]);
    const backend = server.http(key);
    await backend.mutation(m("commerce:upsertStore"), { workspaceId, externalId: "pizza", name: "Pizza Palace" });
    const upload = async (kind: string, format: string, ...parts: string[]): Promise<string> => {
      const id = await backend.mutation(m("commerceImports:start"), { workspaceId, kind, format, fileName: "file" });
      for (const [index, text] of parts.entries()) {
        await backend.mutation(m("commerceImports:addPart"), { id, number: index + 1, text });
      }
      return id;
    };
    const get = (id: string): Promise<Import> => backend.query(q("commerceImports:get"), { id });
    const finish = async (id: string) => {
      await backend.mutation(m("commerceImports:run"), { id });
      return eventually(async () => {
        const shown = await get(id);
        return (shown.status === "done" || shown.status === "failed") && shown;
      });
    };
    return { workspaceId, alice, backend, upload, get, finish };
  }

  const orderLine = (n: number) => `o-${n},pizza,c-${n % 7},paid,25.5,EUR,2026-01-02T03:04:05Z`;
  const HEADER = "externalId,storeExternalId,customerExternalId,status,totalAmount,currency,orderDate";

  test("orders come in by CSV while somebody watches, and those that are not right are named by their row", async () => {
    const { workspaceId, alice, backend, upload, finish } = await shop();
    const lines = Array.from({ length: 1_200 }, (_, n) => orderLine(n + 1));
    lines[2] = "o-3,pizza,c-1,paid,much,EUR,2026-01-02T03:04:05Z";
    lines[700] = "o-701,unknown,c-1,paid,1,EUR,2026-01-02T03:04:05Z";
    const text = [HEADER, ...lines].join("\n");
    const id = await upload("orders", "csv", text.slice(0, 30_001), text.slice(30_001));
    const seen: Import[] = [];
    server.live(alice.token).onUpdate(q("commerceImports:get"), { id }, (each) => seen.push(each));
    await eventually(() => seen.length > 0);
    expect(await finish(id)).toMatchObject({
      status: "done",
      total: 1_200,
      processed: 1_200,
      created: 1_198,
      failed: 2,
      errors: [
        { row: 3, path: "totalAmount", code: "INVALID_INPUT" },
        { row: 701, path: "storeExternalId", code: "NOT_FOUND" },
      ],
    });
    await eventually(() => seen.at(-1)?.status === "done");
    expect(seen[0]).toMatchObject({ status: "uploading", processed: 0 });
    const order = await backend.query(q("commerce:getOrder"), { workspaceId, externalId: "o-1200" });
    expect(order).toMatchObject({ totalAmount: 25.5, currency: "EUR" });
    expect(await parts(server)).toBe(0);
    expect(await backend.query(q("commerceImports:list"), { workspaceId })).toMatchObject([{ _id: id, failed: 2 }]);
  });

  test("stores, products and customers come in by JSON, and the same file again changes nothing", async () => {
    const { workspaceId, backend, upload, finish } = await shop();
    const stores = JSON.stringify([{ externalId: "s", name: "Sushi", staff: [{ externalId: "kim" }] }]);
    expect(await finish(await upload("stores", "json", stores))).toMatchObject({ status: "done", created: 1 });
    const again = await finish(await upload("stores", "json", stores));
    expect(again).toMatchObject({ status: "done", created: 0, unchanged: 1 });
    const products = JSON.stringify([{ externalId: "p", name: "Roll", storeExternalId: "s", price: 5 }]);
    expect(await finish(await upload("products", "json", products))).toMatchObject({ created: 1, failed: 0 });
    const customers = JSON.stringify([{ externalId: "ann", name: "Ann", email: "ann@example.com" }, "nobody"]);
    expect(await finish(await upload("customers", "json", customers))).toMatchObject({ created: 1, failed: 1 });
    expect(await backend.query(q("commerce:getCustomer"), { workspaceId, externalId: "ann" })).toMatchObject({
      email: "ann@example.com",
    });
  });

  test("a store's staff come in by CSV too, and a list with an id that cannot be is named by its row", async () => {
    const { workspaceId, backend, upload, finish } = await shop();
    const staffOf = async (externalId: string) => {
      const store = await backend.query(q("commerce:getStore"), { workspaceId, externalId });
      return store?.staff.map((each: { externalId: string }) => each.externalId).sort();
    };
    const long = "x".repeat(201);
    const text = `externalId,name,staff\na,A,ann;bob;ann\nb,B,ann;;bob\nc,C,ann;${long}\nd,D,`;
    expect(await finish(await upload("stores", "csv", text))).toMatchObject({
      created: 2,
      failed: 2,
      errors: [
        { row: 2, path: "staff.1.externalId", code: "INVALID_INPUT" },
        { row: 3, path: "staff.1.externalId", code: "INVALID_INPUT" },
      ],
    });
    expect(await staffOf("a")).toEqual(["ann", "bob"]);
    expect(await staffOf("d")).toEqual([]);
    await finish(await upload("stores", "csv", "externalId,name,staff\na,A,bob\nd,D,-"));
    expect(await staffOf("a")).toEqual(["bob"]);
    await finish(await upload("stores", "csv", "externalId,name,staff\na,A,"));
    expect(await staffOf("a")).toEqual(["bob"]);
    await finish(await upload("stores", "csv", "externalId,name,staff\na,A,-"));
    expect(await staffOf("a")).toEqual([]);
  });

  test("a file that cannot be read changes nothing and says why", async () => {
    const { workspaceId, backend, upload, finish } = await shop();
    const text = `${HEADER}\n${orderLine(1)}\n"open`;
    expect(await finish(await upload("orders", "csv", text))).toMatchObject({
      status: "failed",
      processed: 0,
      failure: expect.stringContaining("This is not CSV"),
    });
    expect(await backend.query(q("commerce:getOrder"), { workspaceId, externalId: "o-1" })).toBeNull();
  });

  test("an import whose node died goes on where it was, and each row counts once", async () => {
    const { upload, get } = await shop();
    const rows = Array.from({ length: 1_100 }, (_, n) => ({ externalId: `c-${n}`, name: `Customer ${n}` }));
    const id = await upload("customers", "json", JSON.stringify(rows));
    // What a node leaves behind that dies after the first group: it runs, and nobody works on it.
    await change(server, "update commerce_imports set status = 'running' where id = $1", id);
    const first = { id, from: 0, rows: rows.slice(0, 500) };
    await callInternally(server.foyer.engine, writeGroup, first);
    await callInternally(server.foyer.engine, writeGroup, first);
    expect(await get(id)).toMatchObject({ status: "running", processed: 500, created: 500 });
    server.clock.advance(121_000);
    await runJob(server, "commerceImports:resumeImports");
    const done = await eventually(async () => {
      const shown = await get(id);
      return shown.status === "done" && shown;
    });
    expect(done).toMatchObject({ total: 1_100, processed: 1_100, created: 1_100, failed: 0 });
  });

  test("an import that never gets on is given up, however often it was begun again", async () => {
    const { upload, get } = await shop();
    const id = await upload("customers", "json", JSON.stringify([{ externalId: "c-1", name: "Ann" }]));
    await change(server, "update commerce_imports set status = 'running' where id = $1", id);
    // What is left each time: its rows are counted, and then the work dies.
    await callInternally(server.foyer.engine, noteTotal, { id, total: 1 });
    await change(
      server,
      "update commerce_imports set updated_at = updated_at - interval '61 minutes' where id = $1",
      id,
    );
    await callInternally(server.foyer.engine, noteTotal, { id, total: 1 });
    await runJob(server, "commerceImports:resumeImports");
    expect(await get(id)).toMatchObject({ status: "failed", failure: expect.stringContaining("stopped") });
  });

  test("parts that are missing, cut characters and parts that come too late are refused", async () => {
    const { backend, upload, finish } = await shop();
    const id = await upload("orders", "csv", HEADER);
    const add = (number: number, text: string) => backend.mutation(m("commerceImports:addPart"), { id, number, text });
    await add(3, "\n");
    await expect(backend.mutation(m("commerceImports:run"), { id })).rejects.toMatchObject({
      data: { code: "CONFLICT", message: "Parts of the file are missing" },
    });
    await expect(add(2, "🍕".slice(0, 1))).rejects.toMatchObject({ data: { code: "INVALID_INPUT", path: "text" } });
    await add(2, `\n${orderLine(1)}`);
    await add(2, `\n${orderLine(2)}`);
    expect(await finish(id)).toMatchObject({ status: "done", total: 1, created: 1 });
    await expect(add(4, "x")).rejects.toMatchObject({ data: { code: "CONFLICT" } });
  });

  test("only those who may write commerce objects import them", async () => {
    const { workspaceId, alice, upload } = await shop();
    const other = await shop();
    const id = await upload("orders", "csv", HEADER);
    await expect(other.backend.mutation(m("commerceImports:run"), { id })).rejects.toMatchObject({
      data: { code: "NOT_FOUND" },
    });
    const { key } = await makeApiKey(server, { workspaceId, token: alice.token }, ["commerce.read"]);
    const args = { workspaceId, kind: "orders", format: "csv" };
    await expect(server.http(key).mutation(m("commerceImports:start"), args)).rejects.toMatchObject({
      data: { code: "PERMISSION_DENIED" },
    });
  });
});

async function change(server: TestServer, text: string, id: string): Promise<void> {
  await server.foyer.engine.writes.use((connection) => connection.query(text, [id]));
}

async function parts(server: TestServer): Promise<number> {
  return server.foyer.engine.writes.use(async (connection) => {
    const { rows } = await connection.query<{ n: number }>("select count(*)::int as n from commerce_import_parts");
    return rows[0]?.n ?? 0;
  });
}
