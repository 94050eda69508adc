/**
 * Writes transitions as text from parts that are already encoded, so that a shared result is encoded once.
 */
import { type ErrorData, encodeTimestamp, stringify, type WireValue } from "@foyer/protocol";
import type { Outcome } from "../../engine/live/liveResult.ts";

/** What a client was told last. */
export interface Version {
  readonly querySet: number;
  readonly identity: number;
  readonly ts: number;
}

/** A transition between two versions. */
export function printTransition(options: {
  start: Version;
  end: Version;
  modifications: readonly string[];
  clockSkewMs: number | undefined;
}): string {
  const { start, end, modifications, clockSkewMs } = options;
  const skew =
    clockSkewMs === undefined ? "" : `,"clientClockSkew":${clockSkewMs},"serverTs":${Date.now() * 1_000_000}`;
  return `{"type":"Transition","startVersion":${printVersion(start)},"endVersion":${printVersion(end)},"modifications":[${modifications.join(",")}]${skew}}`;
}

/** A new result. */
export function printUpdated(queryId: number, { json, journal }: Outcome & { ok: true }): string {
  return `{"type":"QueryUpdated","queryId":${queryId},"value":${json},"logLines":[],"journal":${journal === null ? "null" : JSON.stringify(journal)}}`;
}

/** A failure. */
export function printFailed(queryId: number, { message, errorJson }: Outcome & { ok: false }): string {
  const data = errorJson === null ? "" : `,"errorData":${errorJson}`;
  return `{"type":"QueryFailed","queryId":${queryId},"errorMessage":${JSON.stringify(message)},"logLines":[],"journal":null${data}}`;
}

/** The answer to a call that succeeded; `ts` is that of a mutation's commit. */
export function printSuccess(
  type: "MutationResponse" | "ActionResponse",
  requestId: number,
  { value, ts }: { value: WireValue; ts?: number },
): string {
  const commit = ts === undefined ? "" : `,"ts":"${encodeTimestamp(ts)}"`;
  return `{"type":"${type}","requestId":${requestId},"success":true,"result":${JSON.stringify(value)}${commit},"logLines":[]}`;
}

/** The answer to a call that failed. */
export function printFailure(
  type: "MutationResponse" | "ActionResponse",
  requestId: number,
  { message, data }: { message: string; data: ErrorData },
): string {
  return `{"type":"${type}","requestId":${requestId},"success":false,"result":${JSON.stringify(message)},"logLines":[],"errorData":${stringify(data)}}`;
}

function printVersion({ querySet, identity, ts }: Version): string {
  return `{"querySet":${querySet},"identity":${identity},"ts":"${encodeTimestamp(ts)}"}`;
}
