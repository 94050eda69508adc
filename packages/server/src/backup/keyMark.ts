/** A mark of the master key: backups carry it, since what is sealed with one key cannot be opened with another. */
import type pg from "pg";
import { createSecrets } from "../secrets.ts";

/** The mark of the key in force: the configured one, else that which the database keeps. */
export async function markOf(client: pg.Client, configured: string | undefined): Promise<string> {
  const { rows } = await client.query<{ value: string }>("select value from installation where key = 'masterKey'");
  const key = configured ?? rows[0]?.value;
  // A database that no node has used yet has no key, and nothing that was sealed with one.
  return key ? Buffer.from(createSecrets(key).key("backup mark")).toString("hex").slice(0, 16) : "";
}
