/** How long a message is under way at a load that leaves room. */
import { runBareSends } from "./bareSend.ts";
import type { SendSetting } from "./exchange.ts";
import type { Rates } from "./ratio.ts";
import { runSends } from "./sends.ts";
import { printSpread, quantile } from "./statistics.ts";
import type { Row } from "./table.ts";

/** The rates, measured briefly. */
export async function findRates(setting: SendSetting & { spare: SendSetting["conversations"] }): Promise<Rates> {
  await runSends(setting, { seconds: 2 });
  const { perSecond: bare } = await runBareSends(setting.database, setting.spare, 3);
  const { perSecond: own } = await runSends(setting, { seconds: 3 });
  return { bare, own };
}

/** Measures from a send until a watcher has it, at two loads. */
export async function measureLatency(setting: SendSetting, rates: Rates, seconds: number): Promise<Row[]> {
  return [
    await measureAt(setting, seconds, { name: "0.2 of the bare rate", perSecond: rates.bare * 0.2, p50: 10, p99: 100 }),
    await measureAt(setting, seconds, {
      name: "half of our own full rate",
      perSecond: rates.own * 0.5,
      p50: 25,
      p99: 150,
    }),
  ];
}

async function measureAt(
  setting: SendSetting,
  seconds: number,
  { name, perSecond, p50, p99 }: { name: string; perSecond: number; p50: number; p99: number },
): Promise<Row> {
  const { delivery, ack, faults, perSecond: reached } = await runSends(setting, { seconds, perSecond });
  const isFast = quantile(delivery, 0.5) <= p50 && quantile(delivery, 0.99) <= p99;
  return {
    what: `latency: send → watcher has it, at ${name}`,
    target: `p50 ≤ ${p50}, p99 ≤ ${p99} ms`,
    measured: `${printSpread(delivery)} ms at ${reached.toFixed(0)} per s; ack ${printSpread(ack)}${faults.length > 0 ? `; ${faults.length} faults: ${faults[0]}` : ""}`,
    isMet: isFast && faults.length === 0,
  };
}
