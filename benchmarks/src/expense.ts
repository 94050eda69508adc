/** What some work costs each of those who take part in it. */
import { cpuBetween, cpuOf, cpuOfFamily } from "./cpu.ts";
import type { Setting } from "./setting.ts";

/** Microseconds of processor time, and how many results the server computed. */
export interface Expense {
  readonly server: number;
  readonly postgres: number;
  readonly generator: number;
  readonly evaluations: number;
  readonly seconds: number;
}

/** Runs `work` and gives what it cost in all. */
export async function expenseOf({ server, database }: Setting, work: () => Promise<void>): Promise<Expense> {
  const read = async () => ({
    server: cpuOf(server.pid),
    postgres: cpuOfFamily(database.pid),
    generator: process.cpuUsage(),
    evaluations: (await server.ask("facts")).evaluations,
    at: performance.now(),
  });
  const before = await read();
  await work();
  const after = await read();
  const { user, system } = process.cpuUsage(before.generator);
  return {
    server: after.server - before.server,
    postgres: cpuBetween(before.postgres, after.postgres),
    generator: user + system,
    evaluations: after.evaluations - before.evaluations,
    seconds: (after.at - before.at) / 1_000,
  };
}

/** `180 server + 60 PostgreSQL + 120 generator`: microseconds per piece of the work. */
export function printCpu({ server, postgres, generator }: Expense, pieces: number): string {
  const [own, database, rest] = [server, postgres, generator].map((part) => (part / pieces).toFixed(0));
  return `${own} server + ${database} PostgreSQL + ${rest} generator`;
}
