/**
 * Runs calls of one mutation that wait at the same moment in one transaction: one lock statement, one flight of changes, one commit.
 * A lone call is a group of one, so nothing waits that need not. Knows groups; what a call does is its handler's matter.
 */
import { AppError, decodeValue, stringify } from "@foyer/protocol";
import { type BufferedWriter, createBufferedWriter } from "../../persistence/bufferedWriter.ts";
import { type Connection, isConnectionLoss } from "../../persistence/connection.ts";
import type { Touch } from "../../persistence/ranges.ts";
import { columnList } from "../../persistence/reader.ts";
import { factsOf, type Table } from "../../persistence/table.ts";
import { openTransaction, type Transaction } from "../../persistence/transaction.ts";
import type { CheckedCall, SubjectRow } from "../authorize.ts";
import { type Caller, principalOf } from "../caller.ts";
import type { Engine } from "../engine.ts";
import { type Answer, type MutationRequest, mutationContext } from "../mutate.ts";
import type { RegisteredFunction } from "../registry.ts";
import { shareOf } from "./share.ts";

const MOST_IN_GROUP = 32;
const LANES = 3;

/** One call that waits. */
export interface GroupedCall {
  readonly checked: CheckedCall;
  readonly caller: Caller;
  readonly request: MutationRequest;
}

/** The outcome of one call, or that it must run alone. */
type Result = { readonly value: unknown; readonly isReplay?: boolean } | { readonly error: unknown } | "alone";

interface Waiting extends GroupedCall {
  settle(answer: Answer | "alone"): void;
  fail(error: unknown): void;
}

/** Groups the calls of one mutation. */
export class Groups {
  readonly #engine: Engine;
  readonly #fn: RegisteredFunction;
  readonly #waiting: Waiting[] = [];
  #running = 0;

  constructor(engine: Engine, fn: RegisteredFunction) {
    this.#engine = engine;
    this.#fn = fn;
  }

  /** Runs a call with others; "alone" when it must be run by itself. */
  add(call: GroupedCall): Promise<Answer | "alone"> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...call, settle: resolve, fail: reject });
      // At the end of this turn, so that calls of the same moment meet.
      setImmediate(() => this.#start());
    });
  }

  #start(): void {
    while (this.#running < LANES && this.#waiting.length > 0) {
      this.#running += 1;
      void this.#run(this.#waiting.splice(0, MOST_IN_GROUP)).finally(() => {
        this.#running -= 1;
        this.#start();
      });
    }
  }

  async #run(group: readonly Waiting[]): Promise<void> {
    const touches: Touch[] = [];
    let recorded = () => {};
    const onCommitting = () => {
      recorded = this.#engine.commits.expect();
      for (const { request } of group) request.onCommitting?.();
    };
    try {
      const { results, xid } = await this.#engine.writes.use((connection) =>
        this.#transact(connection, group, { touches, onCommitting }),
      );
      const ts = this.#engine.commits.record(xid, touches);
      for (const [i, call] of group.entries()) settle(call, results[i] ?? "alone", ts);
    } catch (error) {
      // Nothing of the group was applied, unless the connection was lost: then its record of results will tell.
      for (const call of group) {
        if (isConnectionLoss(error) && !call.request.idempotencyKey) call.fail(error);
        else call.settle("alone");
      }
    } finally {
      recorded();
    }
  }

  async #transact(
    connection: Connection,
    group: readonly Waiting[],
    { touches, onCommitting }: { touches: Touch[]; onCommitting: () => void },
  ) {
    const transaction = openTransaction(connection);
    try {
      const buffered = createBufferedWriter(transaction.connection, { touches, pending: transaction.pending });
      const [replays, subjects] = await Promise.all([
        readReplays(transaction, group),
        this.#lockSubjects(transaction, group, buffered),
        this.#readAhead(group, buffered),
      ]);
      const results = await this.#handleAll({ transaction, buffered }, group, { replays, subjects });
      recordResults(transaction, group, results);
      buffered.flush();
      onCommitting();
      return { results, xid: await transaction.commit() };
    } catch (error) {
      await transaction.rollback();
      throw error;
    }
  }

  /** Behind the lock on the same connection, so nobody can change what is found. */
  #readAhead(group: readonly Waiting[], buffered: BufferedWriter): void {
    for (const { caller, checked } of group) {
      const read = this.#fn.declaration.ahead?.(caller, checked.args);
      if (read) buffered.ahead(read);
    }
  }

  async #lockSubjects(transaction: Transaction, group: readonly Waiting[], buffered: BufferedWriter) {
    const [table, argument] = this.#fn.declaration.subject as readonly [Table, string];
    const facts = factsOf(table);
    const ids = [...new Set(group.map(({ checked }) => checked.args[argument] as string))];
    // In the order of their ids, so that two groups never wait for each other.
    const text = `select ${columnList(facts)} from ${facts.name} where id = any($1::uuid[]) order by id for no key update`;
    const { rows } = await transaction.connection.query<SubjectRow>(text, [ids]);
    for (const row of rows) buffered.know(table, row);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Handlers of different subjects run at once, so that their reads fly together; those of one subject one after another. */
  async #handleAll(
    inside: { transaction: Transaction; buffered: BufferedWriter },
    group: readonly Waiting[],
    { replays, subjects }: { replays: ReadonlyMap<string, Replay>; subjects: ReadonlyMap<string, SubjectRow> },
  ): Promise<Result[]> {
    const results: Result[] = [];
    const [, argument] = this.#fn.declaration.subject as readonly [Table, string];
    const queues = new Map<string, Promise<void>>();
    for (const [i, call] of group.entries()) {
      const subjectId = call.checked.args[argument] as string;
      const handle = async () => {
        results[i] = await this.#handle(inside, call, {
          replay: replays.get(keyOf(call)),
          subject: subjects.get(subjectId),
        });
      };
      queues.set(subjectId, (queues.get(subjectId) ?? Promise.resolve()).then(handle));
    }
    await Promise.all(queues.values());
    return results;
  }

  async #handle(
    { transaction, buffered }: { transaction: Transaction; buffered: BufferedWriter },
    call: Waiting,
    { replay, subject }: { replay: Replay | undefined; subject: SubjectRow | undefined },
  ): Promise<Result> {
    if (replay) {
      if (replay.principal === principalOf(call.caller)) return { value: replay.value, isReplay: true };
      return { error: new AppError("NOT_AUTHORIZED", "This request was made by another caller") };
    }
    if (!subject) return { error: new AppError("NOT_FOUND", "Not found") };
    const share = shareOf(transaction, buffered.writer);
    try {
      const { fn, args } = call.checked;
      const ctx = mutationContext(this.#engine, {
        ...share,
        caller: call.caller,
        origin: call.request.origin,
      });
      return { value: this.#engine.checkResult(fn, await fn.declaration.handler(ctx, args, subject)) };
    } catch (error) {
      // A refusal that changed nothing is only its own caller's; anything else spoils the transaction.
      if (error instanceof AppError && !share.hasChanged()) return { error };
      throw error;
    }
  }
}

interface Replay {
  readonly principal: string;
  readonly value: unknown;
}

function keyOf({ request: { idempotencyKey: key } }: GroupedCall): string {
  return key ? `${key.session} ${key.request}` : "";
}

async function readReplays(transaction: Transaction, group: readonly GroupedCall[]): Promise<Map<string, Replay>> {
  const keys = group.flatMap(({ request }) => (request.idempotencyKey ? [request.idempotencyKey] : []));
  if (keys.length === 0) return new Map();
  const text =
    "select r.session, r.request, r.principal, r.result from unnest($1::text[], $2::int[]) k(session, request) join mutation_results r using (session, request)";
  const { rows } = await transaction.connection.query<{
    session: string;
    request: number;
    principal: string;
    result: string;
  }>(text, [keys.map((key) => key.session), keys.map((key) => key.request)]);
  return new Map(
    rows.map((row) => [
      `${row.session} ${row.request}`,
      { principal: row.principal, value: decodeValue(JSON.parse(row.result)) },
    ]),
  );
}

function recordResults(transaction: Transaction, group: readonly GroupedCall[], results: readonly Result[]): void {
  const columns: [string[], number[], string[], string[]] = [[], [], [], []];
  for (const [i, { request, caller }] of group.entries()) {
    const result = results[i];
    const key = request.idempotencyKey;
    if (!key || !result || result === "alone" || "error" in result || result.isReplay) continue;
    columns[0].push(key.session);
    columns[1].push(key.request);
    columns[2].push(principalOf(caller));
    columns[3].push(stringify(result.value));
  }
  if (columns[0].length === 0) return;
  const text =
    "insert into mutation_results (session, request, principal, result) select * from unnest($1::text[], $2::int[], $3::text[], $4::text[])";
  transaction.later(text, columns);
}

function settle(call: Waiting, result: Result, ts: number): void {
  if (result === "alone") call.settle("alone");
  else if ("error" in result) call.fail(result.error);
  else call.settle({ value: result.value, ts, isReplay: result.isReplay ?? false });
}
