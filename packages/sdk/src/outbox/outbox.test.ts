import { afterEach, expect, test } from "vitest";
import type { Delivery } from "./delivery.ts";
import type { OutboxEntry } from "./entry.ts";
import { createOutbox, type Outbox } from "./outbox.ts";
import { createMemoryStore, type OutboxStore } from "./store.ts";

const open: Outbox<string>[] = [];

afterEach(() => {
  for (const outbox of open.splice(0)) outbox.stop();
});

/** A server that answers as told and remembers what it got. */
function post(answer: (text: string, attempt: number) => Delivery | Promise<Delivery> = () => ({ kind: "sent" })) {
  const received: string[] = [];
  const ids = new Set<string>();
  return {
    received,
    ids,
    send: async ({ id, body }: OutboxEntry<string>) => {
      received.push(body);
      ids.add(id);
      return answer(body, received.filter((text) => text === body).length);
    },
  };
}

function start(send: (entry: OutboxEntry<string>) => Promise<Delivery>, store: OutboxStore<string>) {
  const outbox = createOutbox<string>({ name: "alice", send, store, firstDelayMilliseconds: 1 });
  open.push(outbox);
  return outbox;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
}

test("a message shows at once, is stored before it is sent and is gone when the server has it", async () => {
  const store = createMemoryStore<string>();
  const sent = post(async (text) => {
    expect((await store.all()).map(({ body }) => body)).toEqual([text]);
    return { kind: "sent" };
  });
  const outbox = start(sent.send, store);
  const adding = outbox.add("one", "Hello");
  expect(outbox.entries()).toMatchObject([{ body: "Hello", state: "sending" }]);
  await adding;
  await until(() => outbox.entries().length === 0);
  expect(await store.all()).toEqual([]);
  expect(sent.received).toEqual(["Hello"]);
});

test("messages of one conversation leave in order, and a slow conversation does not hold up another", async () => {
  let free = () => {};
  const blocked = new Promise<Delivery>((resolve) => {
    free = () => resolve({ kind: "sent" });
  });
  const sent = post((text) => (text === "first" ? blocked : { kind: "sent" }));
  const outbox = start(sent.send, createMemoryStore());
  void outbox.add("slow", "first");
  void outbox.add("slow", "second");
  void outbox.add("quick", "other");
  await until(() => sent.received.includes("other"));
  expect(sent.received).not.toContain("second");
  free();
  await until(() => outbox.entries().length === 0);
  expect(sent.received.filter((text) => text !== "other")).toEqual(["first", "second"]);
});

test("a server that is busy gets the same message again under the same id", async () => {
  const sent = post((_, attempt) =>
    attempt < 3 ? { kind: "later", problem: "Busy", afterMilliseconds: 1 } : { kind: "sent" },
  );
  const outbox = start(sent.send, createMemoryStore());
  await outbox.add("one", "Hello");
  await until(() => outbox.entries().length === 0);
  expect(sent.received).toHaveLength(3);
  expect(sent.ids.size).toBe(1);
});

test("a refused message stays as failed, does not hold up the next one, and can be tried again", async () => {
  let isRefused = true;
  const sent = post((text) =>
    text === "bad" && isRefused ? { kind: "refused", problem: "Conversation is blocked" } : { kind: "sent" },
  );
  const store = createMemoryStore<string>();
  const outbox = start(sent.send, store);
  const { id } = await outbox.add("one", "bad");
  await outbox.add("one", "good");
  await until(() => sent.received.includes("good"));
  expect(outbox.entries()).toMatchObject([{ id, body: "bad", state: "failed", problem: "Conversation is blocked" }]);
  expect(await store.all()).toMatchObject([{ id, state: "failed" }]);
  isRefused = false;
  await outbox.retry(id);
  await until(() => outbox.entries().length === 0);
});

test("a page that was closed while sending leaves its message to the next one, failed ones as they are", async () => {
  const store = createMemoryStore<string>();
  const times = { createdAt: 1, lane: "one" };
  await store.put({ ...times, id: "a", body: "half sent", state: "sending" });
  await store.put({ ...times, id: "b", body: "refused", state: "failed", problem: "No" });
  const sent = post();
  const outbox = start(sent.send, store);
  await until(() => sent.received.length === 1 && outbox.entries().length === 1);
  expect(sent.ids).toEqual(new Set(["a"]));
  expect(outbox.entries()).toMatchObject([{ id: "b" }]);
  await outbox.discard("b");
  expect(await store.all()).toEqual([]);
});

test("what an earlier page left leaves in the order in which it was written", async () => {
  const memory = createMemoryStore<string>();
  // As a browser's database gives them: by their ids.
  const store = { ...memory, all: async () => (await memory.all()).sort((one, other) => (one.id < other.id ? -1 : 1)) };
  const texts = Array.from({ length: 20 }, (_, i) => `message ${i}`);
  const earlier = start(() => new Promise(() => {}), store);
  for (const text of texts) await earlier.add("one", text);
  earlier.stop();
  const sent = post();
  const outbox = start(sent.send, store);
  await outbox.add("one", "the newest");
  await until(() => sent.received.length > texts.length);
  expect(sent.received).toEqual([...texts, "the newest"]);
});

test("another page sees what this one adds and gives up", async () => {
  const store = createMemoryStore<string>();
  const sent = post(() => ({ kind: "refused", problem: "No" }));
  const here = start(sent.send, store);
  const there = start(sent.send, store);
  const { id } = await here.add("one", "Hello");
  await until(() => there.entries()[0]?.state === "failed");
  await there.discard(id);
  await until(() => here.entries().length === 0);
});

test("when the device cannot store, the message is sent all the same", async () => {
  const full = { ...createMemoryStore<string>(), put: () => Promise.reject(new Error("The disk is full")) };
  const sent = post();
  const outbox = start(sent.send, full);
  await outbox.add("one", "Hello");
  await until(() => sent.received.length === 1 && outbox.entries().length === 0);
});

test("a device whose storage breaks down meanwhile keeps neither that message nor the next one from leaving", async () => {
  const memory = createMemoryStore<string>();
  const broken = () => Promise.reject(new Error("The connection to the database was lost"));
  const store = { ...memory };
  const sent = post();
  const outbox = start(async (entry) => {
    Object.assign(store, { all: broken, put: broken, remove: broken });
    return sent.send(entry);
  }, store);
  await outbox.add("one", "first");
  await outbox.add("one", "second");
  await until(() => sent.received.length === 2 && outbox.entries().length === 0);
  expect(sent.received).toEqual(["first", "second"]);
});
