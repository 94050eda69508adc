/**
 * Pages of an index for clients that paginate live: each page keeps its ends while rows come and go.
 */
import type { PgTable } from "drizzle-orm/pg-core";
import { type CursorPart, decodeCursor, encodeCursor } from "./cursor.ts";
import type { KeyValue } from "./ranges.ts";
import type { Reader } from "./reader.ts";
import type { Row, Table } from "./table.ts";

/** What `usePaginatedQuery` sends. */
export interface PaginationOptions {
  numItems: number;
  cursor: string | null;
  endCursor?: string | null | undefined;
}

/** One page. */
export interface Page<R> {
  page: R[];
  isDone: boolean;
  continueCursor: string;
  splitCursor: string | null;
  pageStatus: "SplitRecommended" | "SplitRequired" | null;
}

/** What is paginated: an index with the columns that order a page. */
export interface Paginated<T extends PgTable> {
  table: Table<T, string>;
  index: string;
  eq: Partial<Row<T>>;
  order: "asc" | "desc";
  /** The columns after the equal ones, and what they hold. */
  by: readonly [column: keyof Row<T> & string, part: CursorPart][];
}

/** The page is the list's last one: it has no end, and grows freely. */
const END = "end";
const MOST_ROWS = 1_000;

/** Reads one page. */
export async function paginate<T extends PgTable>(
  db: Reader,
  what: Paginated<T>,
  options: PaginationOptions,
): Promise<Page<Row<T>>> {
  const name = `${what.index} ${what.order}`;
  const parts = what.by.map(([, part]) => part);
  const start = options.cursor ? decodeCursor(name, options.cursor, parts) : undefined;
  const isEnd = options.endCursor === END;
  const end = options.endCursor && !isEnd ? decodeCursor(name, options.endCursor, parts) : undefined;
  const limit = end || isEnd ? MOST_ROWS : options.numItems;
  const rows = await db.list(what.table, what.index, {
    eq: what.eq,
    order: what.order,
    // One row more than asked tells whether there are more.
    limit: limit + 1,
    ...(what.order === "asc"
      ? { ...(start && { after: start }), ...(end && { to: end }) }
      : { ...(start && { before: start }), ...(end && { from: end }) }),
  });
  const page = rows.slice(0, limit);
  const cursorOf = (row: Row<T>) =>
    encodeCursor(
      name,
      what.by.map(([column]) => row[column] as KeyValue),
    );
  const hasMore = rows.length > limit;
  const last = page.at(-1);
  const middle = page.length > 2 ? page[Math.floor(page.length / 2) - 1] : undefined;
  return {
    page,
    isDone: !hasMore && !end,
    // A page with an end keeps it, though there be more rows before it than are read at once: the next page begins there.
    continueCursor: end ? (options.endCursor as string) : hasMore && last ? cursorOf(last) : END,
    splitCursor: middle ? cursorOf(middle) : null,
    pageStatus: end && hasMore ? "SplitRequired" : page.length > 2 * options.numItems ? "SplitRecommended" : null,
  };
}
