/**
 * Tables of the engine itself, outside `ctx.db`: nobody subscribes to them.
 */
import { integer, pgTable, primaryKey, text, timestamp } from "drizzle-orm/pg-core";

/** Results of mutations by delivery, so that a repeated delivery answers with the first one's result. */
export const mutationResults = pgTable(
  "mutation_results",
  {
    session: text().notNull(),
    request: integer().notNull(),
    principal: text().notNull(),
    result: text().notNull(),
    created_at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (self) => [primaryKey({ columns: [self.session, self.request] })],
);

/** Settings of this installation: signing keys and the like, encrypted where they are secret. */
export const installation = pgTable("installation", {
  key: text().primaryKey(),
  value: text().notNull(),
});
