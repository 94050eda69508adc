/** Writes entries of the audit log, in the transaction of what they record. */
import type { Caller } from "../../engine/caller.ts";
import type { CompleteAuditEntry } from "../../engine/engine.ts";
import type { Writer } from "../../persistence/writer.ts";
import { auditLogs } from "./tables.ts";

/** Writes one entry. */
export function writeAudit(writer: Writer, entry: CompleteAuditEntry): void {
  void writer.insert(auditLogs, {
    id: entry.id,
    workspaceId: entry.workspaceId,
    ...actorOf(entry.caller),
    action: entry.action,
    resourceType: entry.resourceType ?? null,
    resourceId: entry.resourceId ?? null,
    metadata: entry.metadata ?? null,
    timestamp: entry.at,
  });
}

function actorOf(caller: Caller): {
  actorType: "user" | "visitor" | "participant" | "api" | "system";
  actorId: string | null;
} {
  switch (caller.kind) {
    case "agent":
      return { actorType: "user", actorId: caller.userId };
    case "visitor":
      return { actorType: "visitor", actorId: caller.visitorId };
    case "participant":
      return { actorType: "participant", actorId: caller.personId };
    case "apiKey":
      return { actorType: "api", actorId: caller.keyId };
    case "system":
    case "anonymous":
      return { actorType: "system", actorId: null };
    default:
      return caller satisfies never;
  }
}
