import { randomUUID } from "node:crypto";
import { createDatabase } from "@foyer/testing/throwawayPostgres.ts";
import { expect, inject, test } from "vitest";
import { createPool } from "./connection.ts";

test("statements that differ by what clients ask for do not fill the memory of the database", async () => {
  const url = await createDatabase(inject("clusterUrl"), `test_${randomUUID().replaceAll("-", "")}`);
  const pool = createPool({ url, max: 1, name: "test" });
  const prepared = await pool.use(async (connection) => {
    for (let limit = 1; limit <= 3_000; limit++) await connection.query(`select 1 as one limit ${limit}`);
    const { rows } = await connection.query<{ n: number }>("select count(*)::int as n from pg_prepared_statements");
    return rows[0]?.n;
  });
  expect(prepared).toBeGreaterThan(500);
  expect(prepared).toBeLessThan(1_000);
  await pool.end();
});
