/**
 * Consistent reads: everything read inside one call sees the database at one moment.
 * Knows read-only transactions; does not know what is read.
 */
import type { Connection, Pool } from "./connection.ts";
import { gathering } from "./gathering.ts";

/** Reads at one moment. */
export interface Snapshots {
  /** Runs `work` in one snapshot; `snapshot` is PostgreSQL's description of what it contains. */
  read<T>(work: (connection: Connection, snapshot: Promise<string>) => Promise<T>): Promise<T>;
}

/** Opens snapshots on the connections of `pool`. */
export function createSnapshots(pool: Pool): Snapshots {
  return {
    read: (work) =>
      pool.use(async (connection) => {
        const begun = connection.query("begin isolation level repeatable read read only");
        begun.catch(() => {});
        // The first statement fixes the snapshot, so it is the one that tells what the snapshot contains.
        const snapshot = connection
          .query<{ snapshot: string }>("select pg_current_snapshot()::text as snapshot")
          .then(({ rows }) => rows[0]?.snapshot ?? "");
        snapshot.catch(() => {});
        try {
          const result = await work(gathering(connection), snapshot);
          await begun;
          return result;
        } finally {
          // Nothing was written, so nobody waits for the end; the next user of the connection comes after it.
          connection.query("commit").catch(() => {});
        }
      }),
  };
}
