/**
 * The record of results that makes a repeated delivery harmless; written in the mutation's own transaction.
 */
import { decodeValue, stringify } from "@foyer/protocol";
import type { Connection } from "../persistence/connection.ts";
import type { Transaction } from "../persistence/transaction.ts";
import type { IdempotencyKey } from "./mutate.ts";

/** A result that was stored, and for whom. */
export interface StoredResult {
  readonly principal: string;
  readonly value: unknown;
}

/** The stored result of an earlier delivery, if there is one. */
export async function storedResult(connection: Connection, key: IdempotencyKey): Promise<StoredResult | undefined> {
  const text = "select principal, result from mutation_results where session = $1 and request = $2";
  const { rows } = await connection.query<{ principal: string; result: string }>(text, [key.session, key.request]);
  const row = rows[0];
  return row && { principal: row.principal, value: decodeValue(JSON.parse(row.result)) };
}

/** Stores a result with the transaction; a second delivery that got this far at the same time fails here and rolls back. */
export function recordResult(transaction: Transaction, key: IdempotencyKey, { principal, value }: StoredResult): void {
  const text = "insert into mutation_results (session, request, principal, result) values ($1, $2, $3, $4)";
  transaction.later(text, [key.session, key.request, principal, stringify(value)]);
}
