/** Every table, for migrations. */
export * from "../persistence/engineTables.ts";
export * from "./apiKeys/tables.ts";
export * from "./attachments/tables.ts";
export * from "./audit/tables.ts";
export * from "./channels/tables.ts";
export * from "./conversations/tables.ts";
export * from "./identity/tables.ts";
export * from "./imports/tables.ts";
export * from "./marketplace/tables.ts";
export * from "./messenger/tables.ts";
export * from "./visitors/tables.ts";
export * from "./workspaces/tables.ts";
