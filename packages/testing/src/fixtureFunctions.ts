/** The functions that tests of the protocol serve instead of Foyer's own, with a table of their own. */
import type { FunctionSet } from "@foyer/server/foyer.ts";
import pg from "pg";
import * as notes from "./fixture/notes.ts";
import { chores, deep, errors, plain, values, who, work } from "./fixture/shapes.ts";

export { closeGate, type Gate } from "./fixture/gates.ts";

const modules = { notes, values, errors, who, work, chores, plain, "deep/er": deep };

const docs = Object.fromEntries(
  Object.entries(modules).flatMap(([module, exports]) =>
    Object.keys(exports).map((name) => [`${module}:${name}`, "For tests of the protocol."]),
  ),
);

/** For `startServer({ functions: fixture })`. */
export const fixture: FunctionSet & { prepare(databaseUrl: string): Promise<void> } = {
  modules,
  docs,
  async prepare(databaseUrl) {
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await client.query(notes.notesSql);
    await client.end();
  },
};

/** The texts of the notes in a result of `notes:list` or `notes:page`, as it stands on the wire. */
export function textsOf(value: unknown): string[] {
  const rows = Array.isArray(value) ? value : ((value as { page?: unknown[] } | undefined)?.page ?? []);
  return (rows as { text: string }[]).map(({ text }) => text);
}
