/** Durable sends through the sync protocol against the bare statement, in alternating rounds. */
import { type BareResult, runBareSends } from "./bareSend.ts";
import type { SendSetting } from "./exchange.ts";
import { runSends, type SendResult } from "./sends.ts";
import { median, printRounds, printSpread } from "./statistics.ts";
import type { Row } from "./table.ts";

/** One round: each form once, one after another. */
interface Round {
  readonly bare: BareResult;
  readonly plain: SendResult;
  readonly inboxes: SendResult;
}

/** What the rates were, for those who load the server by a share of them. */
export interface Rates {
  readonly bare: number;
  readonly own: number;
}

/** Measures the ratio without and with inboxes. `spare` are conversations for the bare statement alone. */
export async function measureRatio(
  setting: SendSetting & { spare: SendSetting["conversations"] },
  { seconds, count }: { seconds: number; count: number },
): Promise<{ rows: Row[]; rates: Rates }> {
  const rounds: Round[] = [];
  await runSends(setting, { seconds: Math.min(3, seconds) });
  for (let i = 0; i < count; i++) {
    const bare = await runBareSends(setting.database, setting.spare, seconds);
    const plain = await runSends(setting, { seconds });
    const inboxes = await runSends(setting, { seconds, hasInboxes: true });
    rounds.push({ bare, plain, inboxes });
  }
  const rates = {
    bare: median(rounds.map(({ bare }) => bare.perSecond)),
    own: median(rounds.map(({ plain }) => plain.perSecond)),
  };
  const rows = [
    printBare(rounds),
    ...printForm(rounds, { form: "plain", name: "64 senders, 2 watchers each", least: 0.7 }),
    ...printForm(rounds, { form: "inboxes", name: "the same with 64 inboxes", least: 0.6 }),
  ];
  return { rows, rates };
}

function printBare(rounds: readonly Round[]): Row {
  const rate = printRounds(
    rounds.map(({ bare }) => bare.perSecond),
    0,
  );
  const driver = median(rounds.map(({ bare }) => bare.cpu.driver));
  const postgres = median(rounds.map(({ bare }) => bare.cpu.postgres));
  const cpu = `${driver.toFixed(0)} driver + ${postgres.toFixed(0)} PostgreSQL`;
  return {
    what: "sends: the bare statement, 16 clients",
    target: "",
    measured: `${rate} per s; CPU µs per send: ${cpu}`,
  };
}

function printForm(
  rounds: readonly Round[],
  { form, name, least }: { form: "plain" | "inboxes"; name: string; least: number },
): Row[] {
  const results = rounds.map((round) => round[form]);
  const ratios = rounds.map((round) => round[form].perSecond / round.bare.perSecond);
  const cpuRatios = rounds.map((round) => sum(round.bare.cpu) / sum(round[form].cpu));
  const middle = (read: (result: SendResult) => number) => median(results.map(read));
  const cpu = (["server", "postgres", "generator"] as const).map((part) =>
    middle((result) => result.cpu[part]).toFixed(0),
  );
  const faults = results.flatMap((result) => result.faults);
  const latency = results[0] as SendResult;
  return [
    {
      what: `sends: ${name}, against bare`,
      target: `≥ ${least}`,
      measured: `${printRounds(ratios)}; of CPU ${printRounds(cpuRatios)}`,
      isMet: median(ratios) >= least,
    },
    {
      what: `sends: ${name}, in numbers`,
      target: "",
      measured: [
        `${printRounds(
          results.map((result) => result.perSecond),
          0,
        )} per s`,
        `CPU µs per send: ${cpu.join(" / ")} (server / PostgreSQL / generator)`,
        `${middle((result) => result.evaluationsPerSend).toFixed(2)} evaluations and ${middle((result) => result.transitionsPerSend).toFixed(1)} transitions per send`,
        `ms to ack ${printSpread(latency.ack)}, to watchers ${printSpread(latency.delivery)} (p50 / p99)`,
      ].join("; "),
    },
    {
      what: `sends: ${name}, every acknowledged message seen, no gap, versions whole`,
      target: "always",
      measured: faults.length === 0 ? "always" : `${faults.length} faults: ${faults[0]}`,
      isMet: faults.length === 0,
    },
  ];
}

function sum(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((total, part) => total + part, 0);
}
