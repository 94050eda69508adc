/**
 * One transaction on one pipelined connection.
 * Knows how to begin, gather statements whose answer nobody needs, and commit; does not know what they mean.
 */
import type { Connection } from "./connection.ts";

/** An open transaction. */
export interface Transaction {
  /**
   * Never answers what is asked after the end: a part of a failed mutation may still run, and must not write outside of the
   * transaction. It stops there; an error would be one that nobody waits for.
   */
  readonly connection: Connection;
  /** Statements that were sent and whose failure must fail the commit. */
  readonly pending: Promise<unknown>[];
  /** Sends a statement whose answer is not needed; it leaves with the commit. */
  later(text: string, values: readonly unknown[]): void;
  /** Commits and answers with the transaction's id. Throws when any statement failed. */
  commit(): Promise<number>;
  rollback(): Promise<void>;
}

/** Begins a transaction; the BEGIN leaves together with the first statement. */
export function openTransaction(connection: Connection): Transaction {
  const pending: Promise<unknown>[] = [];
  const buffered: [text: string, values: readonly unknown[]][] = [];
  let isOpen = true;
  send("begin");

  function send(text: string, values: readonly unknown[] = []) {
    const sent = connection.query<Record<string, unknown>>(text, values);
    sent.catch(() => {});
    pending.push(sent);
    return sent;
  }

  return {
    connection: {
      query: (text, values, alike) => (isOpen ? connection.query(text, values, alike) : new Promise<never>(() => {})),
    },
    pending,
    later: (text, values) => {
      buffered.push([text, values]);
    },
    async commit() {
      for (const [text, values] of buffered) send(text, values);
      const xid = connection.query<{ xid: number }>("select pg_current_xact_id()::text::bigint as xid");
      xid.catch(() => {});
      isOpen = false;
      const committed = connection.query("commit");
      committed.catch(() => {});
      await Promise.all(pending);
      const { rows } = await xid;
      // A failed statement does not make COMMIT fail: PostgreSQL answers it with ROLLBACK and no error.
      if ((await committed).command !== "COMMIT") throw new Error("The transaction was rolled back.");
      return rows[0]?.xid ?? 0;
    },
    async rollback() {
      if (!isOpen) return;
      isOpen = false;
      await Promise.allSettled(pending);
      await connection.query("rollback").catch(() => {});
    },
  };
}
