/** Pages by number, as shops count them: 1 is the newest. */
import { type Schema, z } from "../../engine/values.ts";

/** How many rows can be reached by paging. */
export const MOST_ROWS = 10_000;

const PER_PAGE = 10;

/** The arguments of lists. */
export const pageArgs = {
  page: z.number().int().min(1).max(MOST_ROWS).optional(),
  per_page: z.limit(100).optional(),
};

/** One page of a list. */
export function pageShape<S extends Schema>(item: S) {
  return z.object({
    data: z.array(item),
    page: z.number(),
    perPage: z.number(),
    total: z.number(),
    /** Whether the caller has not viewed something of it yet. */
    isNew: z.boolean(),
  });
}

/** Which rows a page holds. */
export function pageOf({
  page = 1,
  per_page: perPage = PER_PAGE,
}: {
  page?: number | undefined;
  per_page?: number | undefined;
}) {
  return { page, perPage, skipped: (page - 1) * perPage };
}
