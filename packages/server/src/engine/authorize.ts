/**
 * Decides whether a call may go on: arguments, caller, subject, access — in this order, for every way in.
 * Knows declarations; who a token belongs to and what a role allows is asked of the domains.
 */
import { AppError } from "@foyer/protocol";
import type { Connection } from "../persistence/connection.ts";
import type { ReadLog } from "../persistence/ranges.ts";
import { createReader, type Reader } from "../persistence/reader.ts";
import { factsOf } from "../persistence/table.ts";
import { type Caller, type CallerKind, type Credentials, system, type VisitorCaller } from "./caller.ts";
import type { Clock } from "./clock.ts";
import type { AccessInput, AccessRule } from "./declared.ts";
import type { RegisteredFunction } from "./registry.ts";
import type { Shape } from "./values.ts";

/** What authorization reads with. */
export interface Reading {
  readonly db: Reader;
  isPast(time: number): boolean;
}

/** What authorization and queries read with: tracked reads, and time as a read. */
export function readingOf({ clock }: { readonly clock: Clock }, connection: Connection, log: ReadLog): Reading {
  return {
    db: createReader(connection, log),
    isPast(time: number) {
      const now = clock.now();
      if (time > now) log.until(time);
      return time <= now;
    },
  };
}

/** What the domains answer about people. */
export interface Authority {
  /** Who the credentials belong to; throws when a token is bad, answers with the anonymous caller when there is none. */
  resolveCaller(reading: Reading, credentials: Credentials): Promise<Caller>;
  /** What an agent may do in a workspace, or null when not a member. */
  permissionsOf(reading: Reading, userId: string, workspaceId: string): Promise<ReadonlySet<string> | null>;
  /** Where a caller acts who names this workspace: it may stand for another one that is theirs. */
  placeOf(caller: Caller, workspaceId: string): string;
}

/** A call whose arguments are checked. */
export interface CheckedCall {
  readonly fn: RegisteredFunction;
  readonly args: Record<string, unknown>;
  readonly credentials: Credentials;
}

/** A subject as access rules and handlers see it. */
export type SubjectRow = Record<string, unknown> & { id: string; workspaceId?: string };

/** A call that may go on. */
export interface Authorized {
  readonly caller: Caller;
  /** As they are meant for this caller. */
  readonly args: Record<string, unknown>;
  readonly subject: SubjectRow | undefined;
}

/** Checks arguments against the declaration; the session token moves from the arguments to the credentials. */
export function checkCall(fn: RegisteredFunction, raw: unknown, token: string | undefined): CheckedCall {
  const parsed = fn.argsSchema.safeParse(raw);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue ? printIssuePath(issue) : "";
    const message = issue?.message ?? "invalid";
    throw new AppError("INVALID_INPUT", path ? `${path}: ${message}` : message, { path });
  }
  const args = parsed.data as Record<string, unknown>;
  if (!fn.takesSessionToken) return { fn, args, credentials: { token } };
  const { sessionToken, ...rest } = args as { sessionToken?: string };
  return { fn, args: rest, credentials: { token, sessionToken } };
}

const refusedTokens = new WeakSet<Error>();

/** Whether an error says that the connection's own token was refused, so that a fresh one may help. */
export function isTokenRefusal(error: Error): boolean {
  return refusedTokens.has(error);
}

/** Who calls; a refusal of the connection's own token is marked as one. */
export async function resolveCaller(authority: Authority, reading: Reading, credentials: Credentials): Promise<Caller> {
  try {
    return await authority.resolveCaller(reading, credentials);
  } catch (error) {
    if (error instanceof AppError && credentials.token !== undefined) refusedTokens.add(error);
    throw error;
  }
}

/** The call with the workspace in which this caller acts in place of the one that they name. */
export function placeCall(authority: Authority, call: CheckedCall, caller: Caller): CheckedCall {
  if (!("workspaceId" in caller)) return call;
  const { subject } = call.fn.declaration;
  const names = subject && factsOf(subject[0]).name === "workspaces" ? ["workspaceId", subject[1]] : ["workspaceId"];
  let { args } = call;
  for (const name of names) {
    const named = args[name];
    const place = typeof named === "string" ? authority.placeOf(caller, named) : named;
    if (place !== named) args = { ...args, [name]: place };
  }
  return args === call.args ? call : { ...call, args };
}

/** Finds out who calls and whether they may; `mode` says how the subject is read. */
export async function authorize(
  authority: Authority,
  reading: Reading,
  asked: CheckedCall,
  mode: "watch" | "lock",
): Promise<Authorized> {
  const { declaration } = asked.fn;
  // Whoever brings a token is likely to be let in, so that its owner and the subject are read in one flight.
  const isKnown = asked.credentials.token !== undefined || asked.credentials.sessionToken !== undefined;
  const early = isKnown && mode === "watch" ? loadSubject(reading, asked, mode) : undefined;
  early?.catch(() => {});
  const caller = await resolveCaller(authority, reading, asked.credentials);
  const call = placeCall(authority, asked, caller);
  const { args } = call;
  if (declaration.access.anyone && !declaration.subject) return { caller, args, subject: undefined };
  if (!declaration.access.anyone) refuseKind(call, caller);
  const subject = await (early && call === asked ? early : loadSubject(reading, call, mode));
  if (!declaration.access.anyone) await refuseByRule(authority, reading, { call, caller, subject });
  if (caller.kind === "visitor" && args.visitorId !== undefined && !isOwnId(caller, args.visitorId)) {
    throw new AppError("NOT_AUTHORIZED", `Not authorized: the session belongs to another visitor`, {
      path: "visitorId",
    });
  }
  return { caller, args, subject };
}

function isOwnId(caller: VisitorCaller, visitorId: unknown): boolean {
  return visitorId === caller.visitorId || caller.formerIds.some((id) => id === visitorId);
}

/** Internal functions: Foyer itself calls, only the subject is loaded. */
export async function authorizeInternally(
  reading: Reading,
  call: CheckedCall,
  mode: "watch" | "lock",
): Promise<Authorized> {
  const subject = await loadSubject(reading, call, mode);
  return { caller: system, args: call.args, subject };
}

function refuseKind(call: CheckedCall, caller: Caller): void {
  const { access } = call.fn.declaration;
  if (caller.kind === "anonymous") {
    const wantsVisitor = access.visitor !== undefined && access.agent === undefined;
    throw new AppError("NOT_AUTHENTICATED", wantsVisitor ? "Session token required" : "Not authenticated");
  }
  if (access[caller.kind] === undefined) {
    throw new AppError("NOT_AUTHORIZED", `Not authorized: ${call.fn.name} is not for this kind of caller`);
  }
}

async function loadSubject(
  reading: Reading,
  call: CheckedCall,
  mode: "watch" | "lock",
): Promise<SubjectRow | undefined> {
  const reference = call.fn.declaration.subject;
  if (!reference) return undefined;
  const [table, argument, exists] = reference;
  const id = call.args[argument];
  if (id === undefined || id === null) return undefined;
  const facts = factsOf(table);
  // The workspace is the subject of nearly everything; locking it would make all its mutations wait for each other.
  const lock = mode === "lock" && facts.name !== "workspaces";
  const row = lock
    ? await reading.db.get(table, id as string, { lock })
    : await reading.db.observe(table, id as string);
  if (!row || (exists && !exists(row))) throw notFound(facts.name, argument);
  return row as SubjectRow;
}

interface Request {
  call: CheckedCall;
  caller: Caller;
  subject: SubjectRow | undefined;
}

async function refuseByRule(authority: Authority, reading: Reading, request: Request): Promise<void> {
  const { call, caller, subject } = request;
  const workspaceId = workspaceOf(request);
  if ("workspaceId" in caller && workspaceId && caller.workspaceId !== workspaceId) throw foreign(request);
  requireWorkspace(request, workspaceId);
  if (caller.kind === "agent" && workspaceId) await refuseAgent(authority, reading, { ...request, workspaceId });
  if (caller.kind === "anonymous") return;
  const rule = call.fn.declaration.access[caller.kind] as AccessRule<CallerKind, Shape, unknown> | undefined;
  if (typeof rule === "string" && caller.kind === "apiKey" && !caller.scopes.includes(rule)) throw lacks(rule);
  if (typeof rule !== "function") return;
  // The declaration ties the rule's input to its own caller, arguments and subject; here any of them may stand.
  const input = { ...reading, caller, args: call.args, subject } as unknown as AccessInput<CallerKind, Shape, unknown>;
  if (!(await rule(input))) throw new AppError("NOT_AUTHORIZED", "Not authorized");
}

/** A permission is held in a workspace: without the subject that says which, it cannot be granted. */
function requireWorkspace({ call, caller }: Request, workspaceId: string | undefined): void {
  const { access, subject } = call.fn.declaration;
  if (workspaceId || (caller.kind !== "agent" && caller.kind !== "apiKey") || typeof access[caller.kind] !== "string")
    return;
  const path = subject?.[1] ?? "";
  throw new AppError("MISSING_REQUIRED_FIELD", `${path}: required`, { path });
}

async function refuseAgent(
  authority: Authority,
  reading: Reading,
  request: Request & { workspaceId: string },
): Promise<void> {
  const { call, caller, workspaceId } = request;
  if (caller.kind !== "agent") return;
  const permissions = await authority.permissionsOf(reading, caller.userId, workspaceId);
  if (!permissions) throw foreign(request);
  const rule = call.fn.declaration.access.agent;
  if (typeof rule === "string" && !permissions.has(rule)) throw lacks(rule);
}

function workspaceOf({ call, subject }: Request): string | undefined {
  const reference = call.fn.declaration.subject;
  if (!subject || !reference) return undefined;
  return factsOf(reference[0]).name === "workspaces" ? subject.id : subject.workspaceId;
}

/** Ids of workspaces are public, so a stranger may know that one exists; of anything else a stranger learns nothing. */
function foreign({ call, caller }: Request): AppError {
  const reference = call.fn.declaration.subject;
  if (reference && factsOf(reference[0]).name !== "workspaces")
    return notFound(factsOf(reference[0]).name, reference[1]);
  if (caller.kind === "visitor") return new AppError("NOT_AUTHORIZED", "Session token does not match workspace");
  return new AppError("NOT_WORKSPACE_MEMBER", "Not a member of this workspace");
}

function notFound(table: string, path: string): AppError {
  const noun = table.replaceAll("_", " ").replace(/ies$/, "y").replace(/s$/, "");
  return new AppError("NOT_FOUND", `${noun.charAt(0).toUpperCase()}${noun.slice(1)} not found`, { path });
}

function lacks(permission: string): AppError {
  return new AppError("PERMISSION_DENIED", `Permission denied: ${permission}`);
}

function printIssuePath(issue: { path: PropertyKey[]; code?: string; keys?: string[] }): string {
  const path = issue.code === "unrecognized_keys" && issue.keys ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
  return path
    .map((part, i) => (typeof part === "number" ? `[${part}]` : `${i > 0 ? "." : ""}${String(part)}`))
    .join("");
}
