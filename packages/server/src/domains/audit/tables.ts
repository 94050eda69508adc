/** The audit log. */
import { idColumn, json, table, text, timeColumn } from "../../persistence/table.ts";

/** One entry: who did what to which thing. Entries are only ever added, and removed by retention. */
export const auditLogs = table(
  "audit_logs",
  {
    workspaceId: idColumn().notNull(),
    actorType: text().$type<"user" | "visitor" | "participant" | "api" | "system">().notNull(),
    actorId: text(),
    action: text().notNull(),
    resourceType: text(),
    resourceId: text(),
    metadata: json<Record<string, string | number | boolean | null>>(),
    timestamp: timeColumn().notNull(),
  },
  {
    byTime: { columns: ["workspaceId", "timestamp", "id"] },
    byAction: { columns: ["workspaceId", "action", "timestamp", "id"] },
    byResource: { columns: ["workspaceId", "resourceType", "resourceId", "timestamp", "id"] },
    byActor: { columns: ["workspaceId", "actorId", "timestamp", "id"] },
  },
);
