/** The official clients for JavaScript, unmodified: the newest, and one of a year before. */
import { eventually } from "@foyer/testing/eventually.ts";
import { fixture } from "@foyer/testing/fixtureFunctions.ts";
import { api, type Note } from "@foyer/testing/fixtureReferences.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { webSocketConstructor } from "@foyer/testing/webSocket.ts";
import * as newest from "convex/browser";
import { ConvexError } from "convex/values";
import * as older from "convex-old/browser";
import { ConvexError as OlderConvexError } from "convex-old/values";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const special = {
  integer: 2n ** 62n,
  negative: -1n,
  bytes: new Uint8Array([1, 2, 255]).buffer,
  nan: Number.NaN,
  infinity: Number.POSITIVE_INFINITY,
  minusZero: -0,
  nested: [{ deep: [null, true, "ü😀"] }],
};
const refusal = { code: "CONFLICT", message: "Closed already", data: { list: [1, null] } };

type Failure = new (...args: never[]) => Error & { data: unknown };

// The older classes have what these tests call; that the newer ones have more private parts makes them differ in type.
const libraries: [version: string, library: typeof newest, error: Failure][] = [
  ["1.48.0", newest, ConvexError],
  ["1.24.8", older as unknown as typeof newest, OlderConvexError],
];

describe.each(libraries)("the official client %s", (version, { ConvexHttpClient, ConvexClient }, AppFailure) => {
  let server: TestServer;
  const open: InstanceType<typeof ConvexClient>[] = [];
  beforeAll(async () => {
    server = await startServer({ functions: fixture });
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.close()));
    await server.stop();
  });

  const http = () => new ConvexHttpClient(server.url, { logger: false });

  function live() {
    const client = new ConvexClient(server.url, { logger: false, webSocketConstructor });
    open.push(client);
    return client;
  }

  test("calls functions over HTTP", async () => {
    const client = http();
    const board = `http ${version}`;
    const id = await client.mutation(api.add, { board, text: "a" });
    expect(await client.query(api.list, { board })).toMatchObject([{ _id: id, text: "a" }]);
    expect(await client.action(api.echoAction, { value: { a: [1n] } })).toEqual({ a: [1] });
    expect(await client.query(api.plain, {})).toBe("plain");
    expect(await client.query(api.special, {})).toEqual(special);
    const many = await Promise.all(
      Array.from({ length: 10 }, (_, i) => client.mutation(api.add, { board, text: `${i}` })),
    );
    expect(new Set(many).size).toBe(10);
  });

  test("reads consistently over HTTP", async () => {
    expect(await http().consistentQuery(api.plain, {})).toBe("plain");
  });

  test("is told refusals and faults over HTTP", async () => {
    const client = http();
    for (const call of [() => client.query(api.refuse, refusal), () => client.mutation(api.refuseMutation, refusal)]) {
      const error = await call().catch((thrown) => thrown);
      expect(error).toBeInstanceOf(AppFailure);
      expect(error.data).toEqual(refusal);
    }
    await expect(client.action(api.refuseAction, refusal)).rejects.toThrow(AppFailure);
    await expect(client.query(api.crash, {})).rejects.toThrow(/Server Error/);
    client.setAuth("garbage");
    await expect(client.query(api.plain, {})).rejects.toThrow(/INVALID_CREDENTIALS/);
    client.clearAuth();
    expect(await client.query(api.me, {})).toBe("anonymous");
  });

  test("is signed in over HTTP", async () => {
    const { alice } = await server.people.workspace();
    const client = http();
    client.setAuth(alice.token);
    expect(await client.query(api.me, {})).toBe(`agent:${alice.userId}`);
  });

  test("follows queries and calls mutations and actions over its socket", async () => {
    const board = `live ${version}`;
    const [writer, reader] = [live(), live()];
    const seen: string[][] = [];
    const subscription = reader.onUpdate(api.list, { board }, (notes) => seen.push(notes.map(({ text }) => text)));
    await eventually(() => seen.length === 1);
    const id = await writer.mutation(api.add, { board, text: "a" });
    await eventually(() => seen.at(-1)?.[0] === "a");
    await writer.action(api.send, { board, text: "b" });
    await eventually(() => seen.at(-1)?.length === 2);
    await writer.mutation(api.remove, { id });
    await eventually(() => seen.at(-1)?.join() === "b");
    expect(await writer.query(api.size, { board })).toBe(1);
    expect(await writer.query(api.special, {})).toEqual(special);
    expect(await writer.mutation(api.echoMutation, { value: special.nested })).toEqual(special.nested);
    const { length } = seen;
    subscription();
    await writer.mutation(api.add, { board, text: "c" });
    expect(await reader.query(api.size, { board })).toBe(2);
    expect(seen.length).toBe(length);
  });

  test("is told refusals and faults over its socket", async () => {
    const client = live();
    const failures: Error[] = [];
    client.onUpdate(
      api.refuse,
      refusal,
      () => {},
      (error) => failures.push(error),
    );
    const failure = await eventually(() => failures[0]);
    expect(failure).toBeInstanceOf(AppFailure);
    expect((failure as InstanceType<Failure>).data).toEqual(refusal);
    for (const call of [
      () => client.mutation(api.refuseMutation, refusal),
      () => client.action(api.refuseAction, refusal),
    ]) {
      const error = await call().catch((thrown) => thrown);
      expect(error).toBeInstanceOf(AppFailure);
      expect(error.data).toEqual(refusal);
      expect(error.message).toContain("Closed already");
    }
    await expect(client.mutation(api.crashMutation, {})).rejects.toThrow(/Server Error/);
    await expect(client.query(api.crash, {})).rejects.toThrow(/Server Error/);
    expect(await client.query(api.plain, {})).toBe("plain");
  });

  test("never shows an optimistic row twice, nor loses it", async () => {
    const board = `optimistic ${version}`;
    const [client, others] = [live(), live()];
    const snapshots: string[][] = [];
    client.onUpdate(api.list, { board }, (notes) => snapshots.push(notes.map(({ text }) => text)));
    client.onUpdate(api.size, { board }, () => {});
    await eventually(() => snapshots.length > 0);
    const add = (text: string) =>
      client.mutation(
        api.add,
        { board, text },
        {
          optimisticUpdate(store, args) {
            const notes = store.getQuery(api.list, { board }) ?? [];
            const copy: Note = { _id: "copy", position: Number.MAX_SAFE_INTEGER, author: "me", text: args.text };
            store.setQuery(api.list, { board }, [...notes, copy]);
          },
        },
      );
    const noise = Array.from({ length: 40 }, (_, i) => others.mutation(api.add, { board, text: `other ${i}` }));
    for (let i = 0; i < 20; i++) await add(`one by one ${i}`);
    await Promise.all(Array.from({ length: 20 }, (_, i) => add(`at once ${i}`)));
    await Promise.all(noise);
    await eventually(() => snapshots.at(-1)?.length === 80);
    const shown = new Set<string>();
    for (const texts of snapshots) {
      expect(new Set(texts).size).toBe(texts.length);
      for (const text of texts) shown.add(text);
      expect(shown.size).toBe(texts.length);
    }
  });

  test("drops an optimistic row when its mutation is refused", async () => {
    const board = `refused ${version}`;
    const client = live();
    const sizes: number[] = [];
    client.onUpdate(api.size, { board }, (size) => sizes.push(size));
    await eventually(() => sizes.length === 1);
    const refused = client.mutation(api.refuseMutation, refusal, {
      optimisticUpdate: (store) => store.setQuery(api.size, { board }, 1),
    });
    await expect(refused).rejects.toThrow();
    await eventually(() => sizes.at(-1) === 0);
    expect(sizes).toEqual([0, 1, 0]);
  });
});
