import { eventually } from "@foyer/testing/eventually.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { makeApiKey } from "@foyer/testing/keys.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("commerce objects that a host's backend sends", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());

  async function marketplace() {
    const { workspaceId, alice } = await server.people.workspace();
    const { key } = await makeApiKey(server, { workspaceId, token: alice.token }, ["commerce.write", "commerce.read"]);
    const backend = server.http(key);
    const send = (name: string, rows: unknown[]) => backend.mutation(m(`commerce:${name}`), { workspaceId, rows });
    return { workspaceId, alice, backend, send };
  }

  const order = (n: number, more = {}) => ({
    externalId: `o-${n}`,
    storeExternalId: "pizza",
    customerExternalId: `c-${n % 500}`,
    status: "paid",
    totalAmount: 25.5,
    currency: "EUR",
    orderDate: 1_640_995_000_000 + n,
    ...more,
  });

  test("how much has arrived, and when something last changed, can be asked for", async () => {
    const { workspaceId, alice, backend, send } = await marketplace();
    const nothing = { count: 0 };
    expect(await backend.query(q("commerce:status"), { workspaceId })).toEqual({
      stores: nothing,
      products: nothing,
      orders: nothing,
      customers: nothing,
    });
    const before = server.clock.now();
    await send("upsertStores", [{ externalId: "pizza", name: "Pizza Palace" }]);
    await send("upsertOrders", [order(1), order(2)]);
    const status = await server.http(alice.token).query(q("commerce:status"), { workspaceId });
    expect(status).toMatchObject({ stores: { count: 1 }, orders: { count: 2 }, customers: { count: 2 } });
    expect(status.orders.lastChangeAt).toBeGreaterThanOrEqual(before);
    expect(status.products).toEqual(nothing);
  });

  test("thousands of orders arrive in one call, and the same call again changes nothing", async () => {
    const { workspaceId, backend, send } = await marketplace();
    await send("upsertStores", [{ externalId: "pizza", name: "Pizza Palace" }]);
    const rows = Array.from({ length: 5_000 }, (_, n) => order(n));
    expect(await send("upsertOrders", rows)).toEqual({
      created: 5_000,
      updated: 0,
      unchanged: 0,
      failed: 0,
      errors: [],
    });
    expect(await send("upsertOrders", rows)).toMatchObject({ created: 0, updated: 0, unchanged: 5_000 });
    rows[7] = order(7, { status: "Cancelled" });
    expect(await send("upsertOrders", rows)).toMatchObject({ created: 0, updated: 1, unchanged: 4_999 });
    const found = await backend.query(q("commerce:getOrder"), { workspaceId, externalId: "o-7" });
    expect(found).toMatchObject({ status: "Cancelled", totalAmount: 25.5, orderDate: 1_640_995_000_007 });
    await expect(send("upsertOrders", [...rows, order(5_000)])).rejects.toMatchObject({ data: { path: "rows" } });
  });

  test("bad rows are named one by one, good ones are kept, and the repaired call completes the rest", async () => {
    const { send } = await marketplace();
    await send("upsertStores", [{ externalId: "pizza", name: "Pizza Palace" }]);
    const rows = [
      order(0),
      order(1, { totalAmount: "much" }),
      order(2, { storeExternalId: "nowhere" }),
      order(0),
      order(3, { colour: "red" }),
      order(4, { orderDate: "2026-01-02T03:04:05Z" }),
      order(5, { currency: "euro" }),
      // Moments that the database does not know.
      order(6, { orderDate: "0000-01-01T00:00:00Z" }),
      order(7, { orderDate: "9999-12-31T23:59:59-12:00" }),
      order(8, { orderDate: 8_640_000_000_000_000 }),
    ];
    const outcome = await send("upsertOrders", rows);
    expect(outcome).toMatchObject({ created: 2, failed: 8 });
    expect(outcome.errors.map((error: { index: number; path: string }) => [error.index, error.path])).toEqual([
      [1, "totalAmount"],
      [2, "storeExternalId"],
      [3, "externalId"],
      [4, ""],
      [6, "currency"],
      [7, "orderDate"],
      [8, "orderDate"],
      [9, "orderDate"],
    ]);
    const repaired = [0, 1, 2, 3, 5].map((n) => order(n));
    expect(await send("upsertOrders", repaired)).toMatchObject({ created: 4, unchanged: 1, failed: 0 });
  });

  test("two calls with the same rows at once make each row once", async () => {
    const { workspaceId, backend, send } = await marketplace();
    const rows = Array.from({ length: 300 }, (_, n) => ({ externalId: `c-${n}`, name: `Customer ${n}` }));
    const outcomes = await Promise.all([send("upsertCustomers", rows), send("upsertCustomers", rows)]);
    expect(outcomes.map((outcome) => outcome.created).sort((a, b) => a - b)).toEqual([0, 300]);
    const numbers = new Set<number>();
    for (let cursor: string | null = null, first = true; first || cursor; first = false) {
      const page: { items: { number: number }[]; nextCursor: string | null } = await backend.query(
        q("commerce:listCustomers"),
        { workspaceId, limit: 70, cursor },
      );
      for (const { number } of page.items) numbers.add(number);
      cursor = page.nextCursor;
    }
    expect(numbers.size).toBe(300);
  });

  test("what a row leaves out stays, and null takes it away", async () => {
    const { workspaceId, backend } = await marketplace();
    const put = (fields: object) => backend.mutation(m("commerce:upsertCustomer"), { workspaceId, ...fields });
    const id = await put({ externalId: "c-1", name: "John Doe", email: "john@example.com" });
    expect(await put({ externalId: "c-1", email: null })).toBe(id);
    const found = await backend.query(q("commerce:getCustomer"), { workspaceId, externalId: "c-1" });
    expect(found).toMatchObject({ _id: id, name: "John Doe", number: expect.any(Number) });
    expect(found.email).toBeUndefined();
    expect(await backend.query(q("commerce:getCustomer"), { workspaceId, externalId: "c-2" })).toBeNull();
  });

  test("a store's staff becomes what the host says, and members are kept", async () => {
    const { workspaceId, alice, backend } = await marketplace();
    const put = (fields: object) =>
      backend.mutation(m("commerce:upsertStore"), {
        workspaceId,
        externalId: "pizza",
        name: "Pizza Palace",
        ...fields,
      });
    const storeId = await put({ staff: [{ externalId: "s-1", name: "Sam" }, { externalId: "s-2" }] });
    await server.http(alice.token).mutation(m("storeStaff:add"), { storeId, userId: alice.userId });
    const staffed: { staff: { externalId?: string; name?: string }[] }[] = [];
    server
      .live(alice.token)
      .onUpdate(q("commerce:getStore"), { workspaceId, externalId: "pizza" }, (store) => staffed.push(store));
    await eventually(() => staffed.at(-1)?.staff.length === 3);
    await put({ staff: [{ externalId: "s-1" }] });
    await eventually(() => staffed.at(-1)?.staff.length === 2);
    expect(staffed.at(-1)?.staff).toMatchObject([{ externalId: "s-1", name: "Sam" }, { name: "Alice" }]);
    const { rows } = { rows: [{ externalId: "pizza", name: "Pizza Palace", staff: [{ externalId: "s-1" }] }] };
    expect(await backend.mutation(m("commerce:upsertStores"), { workspaceId, rows })).toMatchObject({ unchanged: 1 });
  });

  test("products keep their number, and are seen live by agents", async () => {
    const { workspaceId, alice, backend, send } = await marketplace();
    const lists: { items: { name: string }[] }[] = [];
    server.live(alice.token).onUpdate(q("commerce:listProducts"), { workspaceId }, (list) => lists.push(list));
    await eventually(() => lists.length > 0);
    const row = { externalId: "p-1", name: "Margherita", sellerExternalId: "s-9", imageUrl: "https://shop.test/1.png" };
    await send("upsertProducts", [row, { externalId: "p-2", name: "Calzone", storeExternalId: "nowhere" }]);
    await eventually(() => lists.at(-1)?.items[0]?.name === "Margherita");
    const before = await backend.query(q("commerce:getProduct"), { workspaceId, externalId: "p-1" });
    await send("upsertProducts", [{ ...row, name: "Margherita XL" }]);
    const after = await backend.query(q("commerce:getProduct"), { workspaceId, externalId: "p-1" });
    expect(after).toEqual({ ...before, name: "Margherita XL", updatedAt: after.updatedAt });
  });

  test("a key needs the scope, and reaches its own workspace only", async () => {
    const { workspaceId, alice } = await marketplace();
    const reader = await makeApiKey(server, { workspaceId, token: alice.token }, ["commerce.read"]);
    const args = { workspaceId, rows: [] };
    await expect(server.http(reader.key).mutation(m("commerce:upsertStores"), args)).rejects.toMatchObject({
      data: { code: "PERMISSION_DENIED" },
    });
    const other = await marketplace();
    await expect(other.backend.mutation(m("commerce:upsertStores"), args)).rejects.toMatchObject({
      data: { code: "NOT_WORKSPACE_MEMBER" },
    });
    await expect(other.backend.query(q("commerce:listOrders"), { workspaceId })).rejects.toThrow();
  });
});
