/**
 * Checks on the frames of one client what keeps optimistic updates from flickering: when its own rows may show.
 * A row that shows while its optimistic copy does is seen twice; one that does not when the copy goes is missing.
 */
import { decodeTimestamp, type WireValue } from "@foyer/protocol";
import type { Frame, Received } from "./rawSocket.ts";

/** Which query shows the rows, and the texts of a result's rows. */
export interface OwnWrites {
  readonly queryId: number;
  /** The text that a mutation writes, from its arguments. */
  textOf(args: Record<string, unknown>): string;
  textsOf(value: WireValue): readonly string[];
}

interface Write {
  readonly text: string;
  respondedTs?: number;
  isCovered?: boolean;
}

/** Every breach in the frames of one socket; empty when all is well. */
export function findBreaches(frames: readonly Frame[], { queryId, textOf, textsOf }: OwnWrites): string[] {
  const writes = new Map<number, Write>();
  const breaches: string[] = [];
  let shown: ReadonlySet<string> = new Set();
  for (const frame of frames) {
    if ("sent" in frame) {
      const { type, requestId, args } = frame.sent as {
        type: string;
        requestId: number;
        args: [Record<string, unknown>];
      };
      if (type === "Mutation") writes.set(requestId, { text: textOf(args[0]) });
      continue;
    }
    const message = frame.received;
    if (message.type === "MutationResponse" && message.success) {
      const write = writes.get(message.requestId);
      if (write) write.respondedTs = decodeTimestamp(message.ts);
    }
    if (message.type !== "Transition") continue;
    const update = updateOf(message, queryId);
    if (update !== undefined) shown = new Set(textsOf(update));
    const ts = decodeTimestamp(message.endVersion.ts);
    for (const write of writes.values()) {
      const breach = judge(write, { isShown: shown.has(write.text), ts });
      if (breach) breaches.push(breach);
    }
  }
  for (const { text, respondedTs, isCovered } of writes.values()) {
    if (respondedTs !== undefined && !isCovered) breaches.push(`${text}: no transition ever reached its timestamp`);
  }
  return breaches;
}

function judge(write: Write, { isShown, ts }: { isShown: boolean; ts: number }): string | undefined {
  const { text, respondedTs } = write;
  if (respondedTs === undefined) return isShown ? `${text}: shown before its response` : undefined;
  if (ts >= respondedTs) {
    write.isCovered = true;
    return isShown ? undefined : `${text}: missing at a timestamp after its own`;
  }
  return isShown ? `${text}: shown under a timestamp before its own` : undefined;
}

function updateOf({ modifications }: Received<"Transition">, queryId: number): WireValue | undefined {
  const update = modifications.find((change) => change.queryId === queryId);
  return update?.type === "QueryUpdated" ? update.value : undefined;
}
