/**
 * What a sandbox holds, and how it is taken away: some rows at a time, and what hangs on them before themselves.
 * A test compares these lists with all tables, so that none is forgotten.
 */
import type { MutationContext } from "../../engine/context.ts";
import { columnList } from "../../persistence/reader.ts";
import { factsOf, type Table } from "../../persistence/table.ts";
import { keysOf } from "../../persistence/writer.ts";
import { apiKeys, apiKeyUses, personalTokens, signingKeys } from "../apiKeys/tables.ts";
import { removeFiles } from "../attachments/removal.ts";
import { attachmentLimits, attachments } from "../attachments/tables.ts";
import { auditLogs } from "../audit/tables.ts";
import { outgoingMails, pushSubscriptions } from "../channels/tables.ts";
import { conversations, members, messages } from "../conversations/tables.ts";
import { commerceImportParts, commerceImports } from "../imports/tables.ts";
import {
  conversationReports,
  marketplaceSettings,
  orders,
  people,
  products,
  storeStaff,
  stores,
} from "../marketplace/tables.ts";
import { automationSettings, messengerSettings, officeHours } from "../messenger/tables.ts";
import { eventNames, events, visitors, visitorWords, widgetSessions } from "../visitors/tables.ts";
import { messengerSightings, workspaceInvitations, workspaceMembers } from "../workspaces/tables.ts";

/** Rows of a workspace, with the tables whose rows hang on theirs. */
interface Content {
  readonly table: Table;
  readonly parts?: readonly { readonly table: Table; readonly by: string }[];
}

/** What is taken away, in this order. */
export const CONTENTS: readonly Content[] = [
  { table: conversationReports },
  {
    table: conversations,
    parts: [
      { table: messages, by: "conversationId" },
      { table: members, by: "conversationId" },
    ],
  },
  { table: orders },
  { table: products },
  { table: storeStaff },
  { table: stores },
  { table: personalTokens, parts: [{ table: apiKeyUses, by: "keyId" }] },
  { table: pushSubscriptions },
  { table: people },
  { table: events },
  { table: eventNames },
  { table: visitorWords },
  { table: visitors, parts: [{ table: widgetSessions, by: "visitorId" }] },
  { table: messengerSightings },
  { table: commerceImports, parts: [{ table: commerceImportParts, by: "importId" }] },
  { table: outgoingMails },
];

/** What stays: the team, how the sandbox is set up, and what was done in it. Files go with their messages. */
export const KEPT: readonly Table[] = [
  apiKeys,
  attachmentLimits,
  attachments,
  auditLogs,
  automationSettings,
  marketplaceSettings,
  messengerSettings,
  officeHours,
  signingKeys,
  workspaceInvitations,
  workspaceMembers,
];

const ROWS_AT_ONCE = 200;
const PARTS_AT_ONCE = 2_000;

/** Takes some rows of a kind away; answers whether there may be more. */
export async function eraseSome(ctx: MutationContext, workspaceId: string, content: Content): Promise<boolean> {
  // Held first: whoever is about to add to one of them finds it gone.
  const held = `select id from ${factsOf(content.table).name} where workspace_id = $1 order by id limit ${ROWS_AT_ONCE} for update`;
  const ids = (await ctx.db.sql<{ id: string }>(held, [workspaceId], [])).map(({ id }) => id);
  if (ids.length === 0) return false;
  for (const { table, by } of content.parts ?? []) {
    if ((await eraseRows(ctx, table, { by, ids })) === PARTS_AT_ONCE) return true;
  }
  await eraseRows(ctx, content.table, { by: "id", ids });
  return true;
}

async function eraseRows(
  ctx: MutationContext,
  table: Table,
  { by, ids }: { by: string; ids: readonly string[] },
): Promise<number> {
  const facts = factsOf(table);
  const column = facts.columns[by]?.sqlName;
  const hasFiles = facts.columns.attachmentIds !== undefined;
  const shown = columnList(facts, hasFiles ? [...facts.keyColumns, "attachmentIds"] : facts.keyColumns);
  const chosen = `select id from ${facts.name} where ${column} = any($1::uuid[]) limit ${PARTS_AT_ONCE}`;
  const rows = await ctx.db.write<Record<string, unknown> & { attachmentIds?: string[] }>(
    `delete from ${facts.name} where id in (${chosen}) returning ${shown}`,
    [ids],
    (gone) => gone.map((row) => ({ source: facts.name, before: keysOf(facts, row) })),
  );
  if (hasFiles) {
    const files = rows.flatMap((row) => row.attachmentIds ?? []);
    await removeFiles(ctx, files, { graceMs: 0 });
  }
  return rows.length;
}
