/** Reads of one moment leave together, and each caller has what it would have had alone. */
import { randomUUID } from "node:crypto";
import { TEMPLATE } from "@foyer/testing/globalDatabase.ts";
import { createDatabase } from "@foyer/testing/throwawayPostgres.ts";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { messages } from "../domains/conversations/tables.ts";
import { visitorWords } from "../domains/visitors/tables.ts";
import { type Connection, createPool, type Pool } from "./connection.ts";
import { gathering } from "./gathering.ts";
import { newId } from "./ids.ts";
import { noLog } from "./ranges.ts";
import { createReader } from "./reader.ts";
import { createWriter } from "./writer.ts";

describe("reads of one turn", () => {
  let pool: Pool;
  const [first, second, workspaceId] = [newId(), newId(), newId()];
  const list = (conversationId: string) => ({ eq: { conversationId }, order: "desc" as const, limit: 2 });
  beforeAll(async () => {
    const url = await createDatabase(inject("clusterUrl"), `test_${randomUUID().replaceAll("-", "")}`, TEMPLATE);
    pool = createPool({ url, max: 1, name: "test" });
    await pool.use(async (connection) => {
      const db = createWriter(connection, { touches: [], pending: [] });
      for (const conversationId of [first, second]) {
        const base = { workspaceId, conversationId, senderType: "visitor" as const, senderId: "v", createdAt: 1 };
        for (const seq of [1, 2, 3]) await db.insert(messages, { ...base, seq, content: `${seq}` });
      }
      await db.insert(visitorWords, { workspaceId, visitorId: newId(), word: "Änne" });
    });
  });
  afterAll(() => pool.end());

  /** Runs `work` over a connection that gathers; answers with the statements that left too. */
  async function counted<T>(work: (connection: Connection) => Promise<T>): Promise<{ given: T; sent: string[] }> {
    const sent: string[] = [];
    const given = await pool.use((connection) => {
      const query: Connection["query"] = (text, values) => {
        sent.push(text);
        return connection.query(text, values);
      };
      return work(gathering({ query }));
    });
    return { given, sent };
  }

  test("alike ranges and counts leave as one statement each, in their order", async () => {
    const { given, sent } = await counted((connection) => {
      const db = createReader(connection, noLog);
      return Promise.all([
        ...[second, first, newId()].map((id) => db.list(messages, "bySeq", list(id))),
        ...[first, newId()].map((conversationId) => db.count(messages, "bySeq", { conversationId }, 10)),
      ]);
    });
    const seen = (given.slice(0, 3) as { conversationId: string; seq: number }[][]).map((rows) =>
      rows.map((row) => [row.conversationId, row.seq]),
    );
    expect(seen).toEqual([[3, 2].map((seq) => [second, seq]), [3, 2].map((seq) => [first, seq]), []]);
    expect(given.slice(3)).toEqual([3, 0]);
    expect(sent).toHaveLength(2);
  });

  test("rows by id leave as one statement, and every reader finds its own", async () => {
    const { given: rows } = await counted((connection) =>
      createReader(connection, noLog).list(messages, "bySeq", list(first)),
    );
    const [newest, older] = rows.map(({ id }) => id) as [string, string];
    const { given, sent } = await counted(async (connection) => {
      const db = createReader(connection, noLog);
      return Promise.all([
        db.get(messages, newest),
        db.observe(messages, newest),
        db.getMany(messages, [older, newest, newId()]),
        db.get(messages, newId()),
      ]);
    });
    const [got, watched, many, nobody] = given;
    expect([got?.seq, watched?.seq, many.get(older)?.seq, many.size, nobody]).toEqual([3, 3, 2, 2, null]);
    expect(sent).toHaveLength(1);
  });

  test("equal reads are done once, and whoever changes their rows changes nobody else's", async () => {
    const { given } = await counted((connection) => {
      const db = createReader(connection, noLog);
      const reversed = async () => (await db.list(messages, "bySeq", list(first))).reverse().map(({ seq }) => seq);
      return Promise.all([reversed(), reversed(), reversed()]);
    });
    expect(given).toEqual([
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
  });

  test("bounds, nulls and texts with an order of their own are gathered too", async () => {
    const { given } = await counted((connection) => {
      const db = createReader(connection, noLog);
      const words = (from: string) => db.list(visitorWords, "byWord", { eq: { workspaceId }, from: [from], limit: 5 });
      const before = (seq: number) => db.list(messages, "bySeq", { ...list(first), before: [seq] });
      return Promise.all([words("A"), words("Ü"), before(3), before(2)]);
    });
    expect(given.map((rows) => rows.length)).toEqual([1, 0, 2, 1]);
  });
});
