/**
 * The one path of a call: registry, arguments, credentials, caller, rate limit, subject, access, handler, result.
 * Knows the order of these steps; sockets and HTTP only translate to and from it.
 */
import { AppError } from "@foyer/protocol";
import type { Connection } from "../persistence/connection.ts";
import { noLog, type ReadLog } from "../persistence/ranges.ts";
import {
  type Authorized,
  authorize,
  authorizeInternally,
  type CheckedCall,
  checkCall,
  isTokenRefusal,
  readingOf,
  resolveCaller,
} from "./authorize.ts";
import { anonymous, type Caller, type Origin, system } from "./caller.ts";
import type { FunctionDeclaration, FunctionKind } from "./declared.ts";
import type { Engine } from "./engine.ts";
import type { IdempotencyKey } from "./idempotency.ts";
import { type Answer, runMutation } from "./mutate.ts";
import type { ArgsIn, Infer, Schema, Shape } from "./values.ts";

/** A call as it arrives. */
export interface Call {
  readonly path: string;
  readonly args: unknown;
  /** The connection's token, if any. */
  readonly token?: string | undefined;
  readonly origin: Origin;
  /** Makes a repeated delivery of the same mutation answer with the first one's result. */
  readonly idempotencyKey?: IdempotencyKey | undefined;
  /** Told when a mutation's changes may become visible to others before its result is known here. */
  readonly onCommitting?: () => void;
}

/** Runs a public function. */
export async function call(engine: Engine, request: Call, kind?: FunctionKind): Promise<Answer> {
  const fn = engine.registry.publicFunction(request.path, kind);
  const checked = checkCall(fn, request.args, request.token);
  switch (fn.declaration.kind) {
    case "query":
      return { value: await readOnce(engine, checked, request.origin) };
    case "mutation":
      return runMutation(engine, checked, request);
    case "action":
      return { value: await act(engine, checked, request.origin) };
    default:
      return fn.declaration.kind satisfies never;
  }
}

/** Runs an internal function, or any function as Foyer itself. */
export async function callInternally<A extends Shape, R extends Schema>(
  engine: Engine,
  declaration: FunctionDeclaration<A, R>,
  args: ArgsIn<A>,
  idempotencyKey?: IdempotencyKey,
): Promise<Infer<R>> {
  const checked = checkCall(engine.registry.of(anyOf(declaration)), args, undefined);
  const request = { origin: internalOrigin, idempotencyKey, caller: system };
  const answer =
    declaration.kind === "mutation"
      ? (await runMutation(engine, checked, request)).value
      : await engine.snapshots.read(async (connection) => {
          const authorized = await authorizeInternally(readingOf(engine, connection, noLog), checked, "watch");
          return runQuery(engine, checked, { ...authorized, connection, log: noLog });
        });
  // What a handler answers has the type that its declaration says.
  return answer as Infer<R>;
}

/** The registry keeps declarations of all functions as one type; their own says more, which the compiler cannot compare. */
function anyOf<A extends Shape, R extends Schema>(declaration: FunctionDeclaration<A, R>): FunctionDeclaration {
  return declaration as unknown as FunctionDeclaration;
}

export const internalOrigin: Origin = { address: "internal", origin: null };

/** Computes a query's result over one connection; `log` collects what it depends on. */
export async function runQuery(
  engine: Engine,
  { fn }: CheckedCall,
  run: Authorized & { connection: Connection; log: ReadLog },
): Promise<unknown> {
  const { caller, args, subject, connection, log } = run;
  const reading = {
    ...readingOf(engine, connection, log),
    ephemeral: engine.ephemeral.reader(log, engine.clock.now),
    surroundings: engine.surroundings,
  };
  const ctx = fn.declaration.shared ? { ...reading, callerKind: caller.kind } : { ...reading, caller };
  const value = await fn.declaration.handler(ctx, args, subject);
  return engine.checkResult(fn, value);
}

/** Who a connection's token belongs to; throws when it is not good. */
export async function checkToken(engine: Engine, token: string | undefined): Promise<Caller> {
  if (token === undefined) return anonymous;
  return engine.snapshots.read((connection) =>
    resolveCaller(engine.authority, readingOf(engine, connection, noLog), { token }),
  );
}

async function readOnce(engine: Engine, checked: CheckedCall, origin: Origin): Promise<unknown> {
  return engine.snapshots.read(async (connection) => {
    const reading = readingOf(engine, connection, noLog);
    try {
      const authorized = await authorize(engine.authority, reading, checked, "watch");
      await engine.limits.spend(checked.fn, authorized.caller, origin);
      return await runQuery(engine, checked, { ...authorized, connection, log: noLog });
    } catch (error) {
      return answerRefusal(checked, error);
    }
  });
}

/** The declared answer to a refusal, or the refusal itself, as a bad token of the request always is: it stands for nobody. */
function answerRefusal({ fn }: CheckedCall, error: unknown): unknown {
  const isAnswered = "whenRefused" in fn.declaration && error instanceof AppError && isRefusal(error.code);
  if (isAnswered && !isTokenRefusal(error)) return fn.declaration.whenRefused;
  throw error;
}

/** Whether a code says that the caller may not have what they ask for, rather than that the call is wrong. */
export function isRefusal(code: string | null): boolean {
  return code !== null && refusals.has(code);
}

const refusals = new Set<string>([
  "NOT_AUTHENTICATED",
  "NOT_AUTHORIZED",
  "PERMISSION_DENIED",
  "NOT_WORKSPACE_MEMBER",
  "NOT_FOUND",
]);

async function act(engine: Engine, checked: CheckedCall, origin: Origin): Promise<unknown> {
  const { caller, args, subject } = await engine.snapshots.read(async (connection) =>
    authorize(engine.authority, readingOf(engine, connection, noLog), checked, "watch"),
  );
  await engine.limits.spend(checked.fn, caller, origin);
  const value = await checked.fn.declaration.handler(actionContext(engine, { caller, origin, checked }), args, subject);
  return engine.checkResult(checked.fn, value);
}

/** What an action or a job is given. */
export function actionContext(
  engine: Engine,
  { caller, origin, checked, jobKey }: { caller: Caller; origin: Origin; checked?: CheckedCall; jobKey?: string },
) {
  let step = 0;
  return {
    caller,
    origin,
    now: engine.clock.now(),
    surroundings: engine.surroundings,
    async run<A extends Shape, R extends Schema>(
      target: FunctionDeclaration<A, R>,
      args: ArgsIn<A>,
    ): Promise<Infer<R>> {
      // A job that is run again repeats its steps: each mutation of it is applied once.
      const idempotencyKey = jobKey ? { session: jobKey, request: step++ } : undefined;
      if (target.isInternal || caller.kind === "system" || !checked) {
        return callInternally(engine, target, args, idempotencyKey);
      }
      const { credentials } = checked;
      const fn = engine.registry.of(anyOf(target));
      const withToken = fn.takesSessionToken ? { ...args, sessionToken: credentials.sessionToken } : args;
      const answer = await call(engine, { path: fn.name, args: withToken, token: credentials.token, origin });
      // It is the answer of this very function.
      return answer.value as Infer<R>;
    },
  };
}
