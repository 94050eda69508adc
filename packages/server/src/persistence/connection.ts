/**
 * Connections to PostgreSQL: pools, type parsers and named prepared statements.
 * Knows the driver; does not know tables, transactions or what a statement means.
 */
import { createHash } from "node:crypto";
import pg from "pg";
import { codeOf } from "../errorCode.ts";

/** One statement on one connection. Rows have camelCase columns exactly as the statement names them. */
export interface Connection {
  query<R = Record<string, unknown>>(
    text: string,
    values?: readonly unknown[],
    alike?: Alike,
  ): Promise<StatementResult<R>>;
}

/**
 * Says that a read may leave together with others that differ only in their values: by the SQL types of the values, or "ids" when
 * the only value is a list of ids and each row has its `id`.
 */
export type Alike = readonly string[] | "ids";

/** What a statement answered. */
export interface StatementResult<R> {
  rows: R[];
  rowCount: number;
  command: string;
}

/** A set of connections with one purpose. */
export interface Pool {
  /** Borrows a connection that nobody else uses until `work` is done. */
  use<T>(work: (connection: Connection) => Promise<T>): Promise<T>;
  end(): Promise<void>;
  readonly waiting: number;
}

/** How a pool is made. */
export interface PoolOptions {
  url: string;
  max: number;
  /** Shown by PostgreSQL beside each connection. */
  name: string;
  /** Server settings of these connections, such as `enable_sort=off`. */
  settings?: Readonly<Record<string, string>>;
}

/** Opens a pool of pipelined connections. */
export function createPool(options: PoolOptions): Pool {
  const settings = { TimeZone: "UTC", ...options.settings };
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max,
    application_name: `foyer ${options.name}`,
    idleTimeoutMillis: 60_000,
    connectionTimeoutMillis: 15_000,
    types,
    options: Object.entries(settings)
      .map(([key, value]) => `-c ${key}=${value}`)
      .join(" "),
    ...({ pipeline: true } as object),
  });
  // An idle connection that the server closes is replaced by the pool at the next use; without a listener it would end the process.
  pool.on("error", () => {});
  return {
    async use(work) {
      const client = await pool.connect();
      let broken: unknown;
      const onError = (error: Error) => {
        broken = error;
      };
      client.on("error", onError);
      try {
        return await work(wrap(client));
      } catch (error) {
        if (isConnectionLoss(error)) broken = error;
        throw error;
      } finally {
        client.off("error", onError);
        client.release(broken ? true : undefined);
      }
    },
    end: () => pool.end(),
    get waiting() {
      return pool.waitingCount;
    },
  };
}

/** Whether an error means that the connection is gone and nothing is known about the statement's effect. */
export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error) ?? "";
  if (/^(08|57P0)/.test(code)) return true;
  if (["ECONNREFUSED", "ECONNRESET", "EPIPE", "ENOENT", "ETIMEDOUT"].includes(code)) return true;
  return /Connection terminated|Client has encountered a connection error|not queryable|timeout exceeded when trying/.test(
    error.message,
  );
}

/** The SQLSTATE of a PostgreSQL error, or undefined. */
export function sqlState(error: unknown): string | undefined {
  const code = codeOf(error);
  return code && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** The constraint that a PostgreSQL error names, or undefined. */
export function violatedConstraint(error: unknown): string | undefined {
  if (!(error instanceof Error && "constraint" in error)) return undefined;
  return typeof error.constraint === "string" ? error.constraint : undefined;
}

/** A connection that talks through `client`, naming each statement by its text so that it is prepared once. */
export function wrap(client: pg.ClientBase): Connection {
  const { stream } = (client as pg.Client).connection;
  let isGathering = false;

  /** Statements of one turn leave in one write, which costs more than a statement does. */
  function gather(): void {
    if (isGathering) return;
    isGathering = true;
    stream.cork();
    const release = () => {
      isGathering = false;
      stream.uncork();
    };
    // After what others put off to the end of this turn, so that it leaves in the same write.
    process.nextTick(() => process.nextTick(release));
  }

  return {
    async query<R>(text: string, values: readonly unknown[] = []) {
      gather();
      const name = statementName(text);
      const asked = { text, values: values as unknown[] };
      const result = await client.query(name === undefined ? asked : { name, ...asked });
      return { rows: result.rows as R[], rowCount: result.rowCount ?? 0, command: result.command };
    },
  };
}

const statementNames = new Map<string, string>();
/** Some times as many as the functions need. The database keeps each on each connection until that ends, in 50 to 100 kB. */
const MOST_PREPARED = 700;

/** Statements differ by how many rows are asked for too, so clients could make up ever more of them: those that come late have no name. */
function statementName(text: string): string | undefined {
  const known = statementNames.get(text);
  if (known !== undefined || statementNames.size >= MOST_PREPARED) return known;
  const name = createHash("sha1").update(text).digest("base64url").slice(0, 20);
  statementNames.set(text, name);
  return name;
}

const parsers = new Map<number, (text: string) => unknown>([
  [20, Number],
  [1700, Number],
  [2950, parseId],
  [2951, (text) => parseArray(text.replaceAll("-", ""))],
  [1184, parseTime],
  [1114, parseTime],
]);

const types = {
  getTypeParser(oid: number, format?: string) {
    const own = format === "binary" ? undefined : parsers.get(oid);
    return own ?? pg.types.getTypeParser(oid, format as "text");
  },
};

const parseArray = pg.types.getTypeParser(1009 as 16, "text") as (text: string) => unknown;

const knownIds = new Map<string, string>();

/** `0191b2c3-…` → 32 hexadecimal characters. The same ids come again and again, so the text of each is made once. */
function parseId(text: string): string {
  let id = knownIds.get(text);
  if (id === undefined) {
    id = text.replaceAll("-", "");
    if (knownIds.size >= 20_000) knownIds.clear();
    knownIds.set(text, id);
  }
  return id;
}

/** `2026-11-21 09:38:43.123+00` → milliseconds; every connection runs in UTC. */
function parseTime(text: string): number {
  const digit = (at: number) => text.charCodeAt(at) - 48;
  const pair = (at: number) => digit(at) * 10 + digit(at + 1);
  let milliseconds = 0;
  if (text.charAt(19) === ".") {
    for (let at = 20, unit = 100; unit >= 1 && digit(at) >= 0 && digit(at) <= 9; at++, unit /= 10)
      milliseconds += digit(at) * unit;
  }
  return Date.UTC(pair(0) * 100 + pair(2), pair(5) - 1, pair(8), pair(11), pair(14), pair(17), milliseconds);
}
