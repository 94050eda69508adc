/** One mutation's share of a transaction that others use at the same time: what it changes leaves with theirs. */
import type { Transaction } from "../../persistence/transaction.ts";
import type { Writer } from "../../persistence/writer.ts";

/** What one mutation changes with. */
export interface Share {
  readonly transaction: Transaction;
  readonly writer: Writer;
  /** Whether it has changed anything, or has tried to. */
  hasChanged(): boolean;
}

/** The share of one mutation in what all use. */
export function shareOf(transaction: Transaction, writer: Writer): Share {
  let hasChanged = false;
  /** The same function, noticed when it is called. */
  function noticed<A extends unknown[], R>(change: (...args: A) => R): (...args: A) => R {
    return (...args) => {
      hasChanged = true;
      return change(...args);
    };
  }
  const { insert, insertMany, insertNew, update, remove, write } = writer;
  return {
    transaction: { ...transaction, later: noticed(transaction.later) },
    writer: {
      ...writer,
      insert: noticed(insert),
      insertMany: noticed(insertMany),
      insertNew: noticed(insertNew),
      update: noticed(update),
      remove: noticed(remove),
      write: noticed(write),
    },
    hasChanged: () => hasChanged,
  };
}
