/**
 * Runs a mutation: one transaction that holds its changes, its jobs, its audit entries and the record of its result.
 * Exactly once: a repeated delivery answers with the stored result.
 */
import { AppError } from "@foyer/protocol";
import { isConnectionLoss, sqlState } from "../persistence/connection.ts";
import { newId } from "../persistence/ids.ts";
import { noLog, type Touch } from "../persistence/ranges.ts";
import { createReader, type Reader } from "../persistence/reader.ts";
import { openTransaction, type Transaction } from "../persistence/transaction.ts";
import { createWriter, type Writer } from "../persistence/writer.ts";
import {
  type Authorized,
  authorize,
  authorizeInternally,
  type CheckedCall,
  placeCall,
  resolveCaller,
} from "./authorize.ts";
import { type Caller, type Origin, principalOf } from "./caller.ts";
import type { AuditEntry, JobOptions, MutationContext } from "./context.ts";
import type { Job } from "./declared.ts";
import type { Engine } from "./engine.ts";
import { encryptedFor, type IdempotencyKey, type ResultKeeping, recordResult, storedResult } from "./idempotency.ts";

/** How a mutation is called. */
export interface MutationRequest {
  readonly origin: Origin;
  readonly idempotencyKey?: IdempotencyKey | undefined;
  /** Set when Foyer itself calls. */
  readonly caller?: Caller;
  /** Whether an earlier attempt was counted against the function's limit. */
  readonly isCounted?: boolean;
  /** Told when the changes may become visible to others before the result is known here. */
  readonly onCommitting?: () => void;
}

/** What a call gave. */
export interface Answer {
  readonly value: unknown;
  /** The commit's timestamp, for mutations. */
  readonly ts?: number;
  /** Whether an earlier delivery was applied, maybe by another node: what is kept here may lack its changes still. */
  readonly isReplay?: boolean;
}

/** Runs a checked mutation to its commit; tries again when the database asks for it. */
export async function runMutation(engine: Engine, checked: CheckedCall, request: MutationRequest): Promise<Answer> {
  const { isEphemeral, together } = checked.fn.declaration;
  if (isEphemeral) return runEphemeral(engine, checked, request);
  let isCounted = false;
  if (together?.(checked.args) && !request.caller) {
    const answer = await runTogether(engine, checked, request);
    if (answer !== "alone") return answer;
    isCounted = true;
  }
  for (let attempt = 1; ; attempt++, isCounted = true) {
    try {
      return await attemptMutation(engine, checked, { ...request, isCounted });
    } catch (error) {
      // A deadlock or a serialization failure applied nothing; a lost connection may have: only a key makes trying again safe.
      const isRetryable =
        ["40001", "40P01"].includes(sqlState(error) ?? "") || (isConnectionLoss(error) && request.idempotencyKey);
      if (!isRetryable || attempt >= 5) throw error;
      await new Promise((resolve) => setTimeout(resolve, attempt * attempt * 10));
    }
  }
}

async function runTogether(engine: Engine, checked: CheckedCall, request: MutationRequest): Promise<Answer | "alone"> {
  const caller = await engine.gates.pass(checked);
  await engine.limits.spend(checked.fn, caller, request.origin);
  return engine.groupsOf(checked.fn).add({ checked: placeCall(engine.authority, checked, caller), caller, request });
}

async function attemptMutation(engine: Engine, checked: CheckedCall, request: MutationRequest): Promise<Answer> {
  let recorded = () => {};
  const onCommitting = () => {
    recorded = engine.commits.expect();
    request.onCommitting?.();
  };
  try {
    return await attemptAndRecord(engine, checked, { ...request, onCommitting });
  } finally {
    recorded();
  }
}

async function attemptAndRecord(engine: Engine, checked: CheckedCall, request: MutationRequest): Promise<Answer> {
  const touches: Touch[] = [];
  const outcome = await engine.writes.use(async (connection) => {
    const transaction = openTransaction(connection);
    const writer = createWriter(transaction.connection, { touches, pending: transaction.pending });
    try {
      return await insideTransaction(engine, checked, { request, transaction, writer });
    } catch (error) {
      await transaction.rollback();
      const key = request.idempotencyKey;
      // Another delivery of the same request may have won meanwhile: its result is this one's too.
      const winner =
        key && !isConnectionLoss(error) ? await storedResult(connection, key, keepingOf(engine, checked)) : undefined;
      const db = createReader(connection, noLog);
      if (winner && winner.principal === principalOf(await callerOf(engine, checked, request, db))) return winner;
      throw error;
    }
  });
  const isReplay = "principal" in outcome;
  const ts = engine.commits.record(isReplay ? null : outcome.xid, isReplay ? [] : touches);
  return { value: outcome.value, ts, isReplay };
}

async function callerOf(engine: Engine, checked: CheckedCall, request: MutationRequest, db: Reader): Promise<Caller> {
  return (
    request.caller ??
    resolveCaller(engine.authority, { db, isPast: (time) => time <= engine.clock.now() }, checked.credentials)
  );
}

/** How the result of a call is kept for its repeated deliveries. */
function keepingOf(engine: Engine, { fn, args }: CheckedCall): ResultKeeping | undefined {
  if (!fn.declaration.isSecret) return undefined;
  // Callers are compared anyway; those without credentials are told apart by what they ask.
  return encryptedFor(JSON.stringify([fn.name, args]), engine.surroundings.secrets);
}

interface Inside {
  request: MutationRequest;
  transaction: Transaction;
  writer: Writer;
}

async function insideTransaction(engine: Engine, checked: CheckedCall, { request, transaction, writer }: Inside) {
  const { fn } = checked;
  const key = request.idempotencyKey;
  const keeping = keepingOf(engine, checked);
  const earlier = key ? storedResult(transaction.connection, key, keeping) : undefined;
  earlier?.catch(() => {});
  const reading = { db: writer, isPast: (time: number) => time <= engine.clock.now() };
  const replay = await earlier;
  if (replay) {
    const caller = await callerOf(engine, checked, request, writer);
    if (replay.principal !== principalOf(caller))
      throw new AppError("NOT_AUTHORIZED", "This request was made by another caller");
    await transaction.rollback();
    return replay;
  }
  const authorized: Authorized = request.caller
    ? await authorizeInternally(reading, checked, "lock")
    : await authorize(engine.authority, reading, checked, "lock");
  if (!request.caller && !request.isCounted) await engine.limits.spend(fn, authorized.caller, request.origin);
  const ctx = mutationContext(engine, { transaction, writer, caller: authorized.caller, origin: request.origin });
  const value = engine.checkResult(fn, await fn.declaration.handler(ctx, authorized.args, authorized.subject));
  if (key) recordResult(transaction, key, { principal: principalOf(authorized.caller), value }, keeping);
  request.onCommitting?.();
  const xid = await transaction.commit();
  return { value, xid };
}

/** What a mutation's handler is given. */
export function mutationContext(
  engine: Engine,
  { transaction, writer, caller, origin }: { transaction: Transaction; writer: Writer; caller: Caller; origin: Origin },
): MutationContext {
  return {
    db: writer,
    caller,
    origin,
    now: engine.clock.now(),
    surroundings: engine.surroundings,
    jobs: {
      add: (job: Job, jobArgs: unknown, options: JobOptions = {}) =>
        engine.addJob(transaction, { job: engine.registry.jobOf(job), args: jobArgs, options }),
      cancel: (key) => transaction.later("select graphile_worker.remove_job($1)", [key]),
    } as MutationContext["jobs"],
    audit: (entry: AuditEntry) => engine.writeAudit(writer, { ...entry, caller, id: newId(), at: engine.clock.now() }),
  };
}

async function runEphemeral(engine: Engine, checked: CheckedCall, request: MutationRequest): Promise<Answer> {
  const { fn } = checked;
  const value = await engine.snapshots.read(async (connection) => {
    const db = createReader(connection, noLog);
    const reading = { db, isPast: (time: number) => time <= engine.clock.now() };
    const { caller, args, subject } = await authorize(engine.authority, reading, checked, "watch");
    await engine.limits.spend(fn, caller, request.origin);
    const ephemeral = engine.ephemeral.writer(engine.clock.now);
    const ctx = { db, caller, origin: request.origin, now: engine.clock.now(), ephemeral };
    return engine.checkResult(fn, await fn.declaration.handler(ctx, args, subject));
  });
  return { value, ts: engine.commits.record(null, []) };
}
