/**
 * The record of results that makes a repeated delivery harmless; written in the mutation's own transaction.
 */
import { createHash } from "node:crypto";
import { AppError, decodeValue, stringify } from "@foyer/protocol";
import type { Connection } from "../persistence/connection.ts";
import type { Transaction } from "../persistence/transaction.ts";

/** Names one delivery: a client's session and its request number in it. */
export interface IdempotencyKey {
  readonly session: string;
  readonly request: number;
}

/** A result that was stored, and for whom. */
export interface StoredResult {
  readonly principal: string;
  readonly value: unknown;
}

/** How the text of a result is kept: as it is, or encrypted where it holds a secret. */
export interface ResultKeeping {
  close(text: string): string;
  /** Throws when the text was kept for another call. */
  open(text: string): string;
}

const asItIs: ResultKeeping = { close: (text) => text, open: (text) => text };

/** Encrypts results; `call` is a text that is equal for repeated deliveries of one call, and for no other. */
export function encryptedFor(
  call: string,
  secrets: { seal(plain: string): string; open(sealed: string): string },
): ResultKeeping {
  const proof = createHash("sha256").update(call).digest("hex");
  return {
    close: (text) => JSON.stringify({ sealed: secrets.seal(`${proof} ${text}`) }),
    open(text) {
      // Written in this file.
      const { sealed } = JSON.parse(text) as { sealed?: string };
      const plain = sealed === undefined ? "" : secrets.open(sealed);
      if (!plain.startsWith(`${proof} `)) {
        throw new AppError("NOT_AUTHORIZED", "This request was made by another caller");
      }
      return plain.slice(proof.length + 1);
    },
  };
}

/** The stored result of an earlier delivery, if there is one. */
export async function storedResult(
  connection: Connection,
  key: IdempotencyKey,
  keeping = asItIs,
): Promise<StoredResult | undefined> {
  const text = "select principal, result from mutation_results where session = $1 and request = $2";
  const { rows } = await connection.query<{ principal: string; result: string }>(text, [key.session, key.request]);
  const row = rows[0];
  return row && { principal: row.principal, value: decodeValue(JSON.parse(keeping.open(row.result))) };
}

/** Stores a result with the transaction; a second delivery that got this far at the same time fails here and rolls back. */
export function recordResult(
  transaction: Transaction,
  key: IdempotencyKey,
  { principal, value }: StoredResult,
  keeping = asItIs,
): void {
  const text = "insert into mutation_results (session, request, principal, result) values ($1, $2, $3, $4)";
  transaction.later(text, [key.session, key.request, principal, keeping.close(stringify(value))]);
}
