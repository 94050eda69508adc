/** Finding visitors by the beginnings of words. */
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import { workspaces } from "../workspaces/tables.ts";
import { visitors, visitorWords } from "./tables.ts";
import { toVisitor, type VisitorRow, visitorShape } from "./visitor.ts";
import { partsOf } from "./words.ts";

export const module = "visitors";

const SHORTEST_QUERY = 2;
const MOST_FOUND = 200;
const MOST_WORDS = 5;

/** Find visitors by name, address, id at the host or readable id: each word of the query is the beginning of one of theirs. */
export const search = query({
  args: { workspaceId: z.id("workspaces"), query: z.text(200), limit: z.limit(50).optional() },
  returns: z.array(visitorShape),
  subject: [workspaces, "workspaceId"],
  access: { agent: "users.read", apiKey: "users.read" },
  whenRefused: [],
  shared: true,
  windowMs: 500,
  async handler(ctx, { workspaceId, query: text, limit = 50 }) {
    const found = await searchVisitors(ctx.db, workspaceId, text);
    return found.slice(0, limit).map(toVisitor);
  },
});

/** Visitors that a query finds, those seen last first; looks at no more than 200. */
export async function searchVisitors(db: Reader, workspaceId: string, text: string): Promise<VisitorRow[]> {
  if (text.trim().length < SHORTEST_QUERY) return [];
  // The longest word finds the fewest; the others only have to be there as well.
  const [longest, ...others] = partsOf(text)
    .slice(0, MOST_WORDS)
    .sort((left, right) => right.length - left.length);
  if (!longest) return [];
  const ids = await findIds(db, { workspaceId, longest, others });
  const rows = await db.getMany(visitors, ids);
  return [...rows.values()]
    .filter((row) => row.mergedInto === null)
    .sort((left, right) => right.lastSeenAt - left.lastSeenAt);
}

interface Words {
  workspaceId: string;
  longest: string;
  others: readonly string[];
}

async function findIds(db: Reader, { workspaceId, longest, others }: Words): Promise<string[]> {
  const values: unknown[] = [workspaceId];
  const beginsWith = (table: string, word: string) =>
    `${table}.word >= $${values.push(word)} and ${table}.word < $${values.push(endOf(word))}`;
  const conditions = [beginsWith("w", longest)];
  for (const word of others) {
    conditions.push(
      `exists (select 1 from visitor_words o where o.visitor_id = w.visitor_id and ${beginsWith("o", word)})`,
    );
  }
  const rows = await db.sql<{ id: string }>(
    `select distinct w.visitor_id as id from (select visitor_id, word from visitor_words w
      where w.workspace_id = $1 and ${conditions.join(" and ")} order by w.word, w.visitor_id limit ${MOST_FOUND}) w`,
    values,
    [longest, ...others].map((word) => ({
      table: visitorWords,
      index: "byWord",
      eq: { workspaceId },
      from: [word],
      to: [endOf(word)],
    })),
  );
  return rows.map((row) => row.id);
}

/** A word after all that begin with this one. */
function endOf(word: string): string {
  return `${word}\uffff`;
}
