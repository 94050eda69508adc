/**
 * Sends through the sync protocol: one sender on each conversation with one message in flight, live watchers, and inboxes.
 * Checks while it measures: every acknowledged message is seen by every watcher, without a gap, and no chain of versions breaks.
 */
import { cpuBetween, cpuOf, cpuOfFamily } from "./cpu.ts";
import { Exchange, type SendOptions, type SendSetting } from "./exchange.ts";

/** What a run gave. */
export interface SendResult {
  readonly perSecond: number;
  /** Microseconds of processor time per send. */
  readonly cpu: { readonly server: number; readonly postgres: number; readonly generator: number };
  /** Milliseconds. */
  readonly ack: readonly number[];
  readonly delivery: readonly number[];
  readonly evaluationsPerSend: number;
  readonly transitionsPerSend: number;
  readonly faults: readonly string[];
}

/** Runs sends for some seconds after a short warm-up, then waits until everything has arrived. */
export async function runSends(setting: SendSetting, options: SendOptions): Promise<SendResult> {
  const exchange = new Exchange(setting, options);
  try {
    await exchange.ready();
    exchange.start(options.perSecond);
    await delay(1_000);
    const before = await measure(setting, exchange);
    await delay(options.seconds * 1_000);
    const after = await measure(setting, exchange);
    await exchange.finish();
    const sends = after.sends - before.sends;
    const perSend = (key: Exclude<keyof Measure, "sends" | "postgres">) => (after[key] - before[key]) / sends;
    return {
      perSecond: (sends / (after.at - before.at)) * 1_000,
      cpu: {
        server: perSend("server"),
        postgres: cpuBetween(before.postgres, after.postgres) / sends,
        generator: perSend("generator"),
      },
      ack: exchange.latencies("ack", before.at, after.at),
      delivery: exchange.latencies("delivery", before.at, after.at),
      evaluationsPerSend: perSend("evaluations"),
      transitionsPerSend: perSend("transitions"),
      faults: exchange.faults,
    };
  } finally {
    exchange.close();
  }
}

interface Measure {
  readonly at: number;
  readonly sends: number;
  readonly server: number;
  readonly postgres: ReadonlyMap<number, number>;
  readonly generator: number;
  readonly evaluations: number;
  readonly transitions: number;
}

async function measure({ server, database }: SendSetting, exchange: Exchange): Promise<Measure> {
  const { evaluations } = await server.ask("facts");
  const { user, system } = process.cpuUsage();
  return {
    at: performance.now(),
    sends: exchange.acknowledged,
    server: cpuOf(server.pid),
    postgres: cpuOfFamily(database.pid),
    generator: user + system,
    evaluations,
    transitions: exchange.transitions,
  };
}

function delay(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
