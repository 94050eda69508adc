/**
 * Reads that are asked for in the same turn and differ only in their values leave as one statement.
 * Knows statements and the types of their values; does not know tables, nor what was read.
 */
import type { Alike, Connection, StatementResult } from "./connection.ts";

type AnyRow = Record<string, unknown>;

interface Batch {
  /** The values of each distinct read. */
  readonly reads: (readonly unknown[])[];
  /** The place of a read among them, by its values. */
  readonly places: Map<string, number>;
  /** The place of the read that each caller asked for. */
  readonly asked: number[];
  /** The rows for each caller. */
  readonly answers: Promise<AnyRow[][]>;
}

/** Gathers the reads over `connection`, on which nothing is written between them. */
export function gathering(connection: Connection): Connection {
  const open = new Map<string, Batch>();

  function openBatch(text: string, alike: Alike): Batch {
    const [reads, asked]: [Batch["reads"], number[]] = [[], []];
    const send = async () => {
      await new Promise<void>((resolve) => process.nextTick(resolve));
      open.delete(text);
      return shareOut(await readAll(connection, { text, alike, reads }), asked);
    };
    const batch = { reads, places: new Map(), asked, answers: send() };
    open.set(text, batch);
    return batch;
  }

  return {
    async query<R>(text: string, values: readonly unknown[] = [], alike?: Alike): Promise<StatementResult<R>> {
      if (!alike) return connection.query<R>(text, values);
      const { reads, places, asked, answers } = open.get(text) ?? openBatch(text, alike);
      const key = JSON.stringify(values);
      const place = places.get(key) ?? reads.push(values) - 1;
      places.set(key, place);
      const caller = asked.push(place) - 1;
      const rows = (await answers)[caller] as R[];
      return { rows, rowCount: rows.length, command: "SELECT" };
    },
  };
}

/** Gives each caller rows of their own, to do with as they like. */
function shareOut(found: readonly AnyRow[][], asked: readonly number[]): AnyRow[][] {
  const taken = new Set<number>();
  return asked.map((place) => {
    const rows = found[place] as AnyRow[];
    if (taken.has(place)) return rows.map((row) => ({ ...row }));
    taken.add(place);
    return rows;
  });
}

interface Reads {
  readonly text: string;
  readonly alike: Alike;
  readonly reads: readonly (readonly unknown[])[];
}

async function readAll(connection: Connection, { text, alike, reads }: Reads): Promise<AnyRow[][]> {
  if (reads.length === 1) return [(await connection.query(text, reads[0])).rows];
  if (alike === "ids") return readByIds(connection, text, reads as string[][][]);
  const lists = alike.map((_, i) => reads.map((values) => values[i]));
  const { rows } = await connection.query<AnyRow & { _place: number }>(wrapped(text, alike), lists);
  const found = reads.map((): AnyRow[] => []);
  for (const { _place, ...row } of rows) found[_place - 1]?.push(row);
  return found;
}

async function readByIds(connection: Connection, text: string, reads: readonly string[][][]): Promise<AnyRow[][]> {
  const ids = [...new Set(reads.flatMap(([wanted = []]) => wanted))];
  const { rows } = await connection.query(text, [ids]);
  const found = new Map(rows.map((row) => [row.id as string, row]));
  return reads.map(([wanted = []]) =>
    wanted.flatMap((id) => {
      const row = found.get(id);
      return row ? [{ ...row }] : [];
    }),
  );
}

const texts = new Map<string, string>();

/** The statement for many values. Each read has a limit, so the planner goes through its index, whatever it believes about the table. */
function wrapped(text: string, types: readonly string[]): string {
  let made = texts.get(text);
  if (made === undefined) {
    const lists = types.map((type, i) => `$${i + 1}::${type.replace(/ collate .*/, "")}[]`).join(", ");
    const names = types.map((_, i) => `k${i + 1}`).join(", ");
    const inner = text.replaceAll(/\$(\d+)/g, "k.k$1");
    made = `select k._place, found.* from unnest(${lists}) with ordinality k(${names}, _place) cross join lateral (${inner}) found`;
    if (texts.size > 1_000) texts.clear();
    texts.set(text, made);
  }
  return made;
}
