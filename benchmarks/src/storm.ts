/**
 * The server dies and comes back while thousands are connected and many of them have just sent something.
 * Checks that everybody returns with everything: no error, no message lost, none doubled.
 */
import { readSeeded } from "./seed.ts";
import { type Setting, withSetting } from "./setting.ts";
import type { Row } from "./table.ts";
import { gather, launcherQueries, untilCaughtUp, type Visitor } from "./visitors.ts";

const MOST_SECONDS = 30;
const MESSAGES = 4;
/** One in so many visitors sends a message at the moment of the crash. */
const ONE_SENDS_IN = 10;

/** Measures from the crash until all are back and caught up. */
export async function measureStorm({ clients }: { clients: number }): Promise<Row[]> {
  return withSetting({ conversations: clients, messages: String(MESSAGES) }, async (setting) => {
    const { database, server } = setting;
    const conversations = await readSeeded(database, 1, clients);
    const faults: string[] = [];
    const place = {
      conversations,
      queriesOf: (conversation: (typeof conversations)[number]) => [
        ...launcherQueries(conversation),
        {
          path: "messages:list",
          args: { conversationId: conversation.id, sessionToken: conversation.sessionToken, limit: 20 },
        },
      ],
    };
    const visitors = await gather({ port: server.port, faults }, place);
    try {
      const times = await crash(setting, visitors);
      faults.push(...findLosses(visitors));
      return [printStorm(times, { clients, faults })];
    } finally {
      for (const visitor of visitors) visitor.dismiss();
    }
  });
}

interface Times {
  readonly restart: number;
  readonly all: number;
  readonly missing: number;
}

/** Kills the server under load and starts it again; answers seconds from the crash. */
async function crash(setting: Setting, visitors: readonly Visitor[]): Promise<Times> {
  for (const visitor of senders(visitors)) visitor.send("Where is my parcel?");
  // Some are written by now, some are on their way.
  await new Promise((resolve) => setTimeout(resolve, 150));
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  await setting.server.kill();
  await setting.startAgain();
  const restart = seconds();
  const missing = await untilCaughtUp(visitors, 120_000);
  const all = seconds();
  // What was sent last is on its way to its own list.
  for (const deadline = Date.now() + 5_000; Date.now() < deadline && findLosses(visitors).length > 0; )
    await new Promise((resolve) => setTimeout(resolve, 50));
  return { restart, all, missing };
}

function senders(visitors: readonly Visitor[]): Visitor[] {
  return visitors.filter((_, place) => place % ONE_SENDS_IN === 0);
}

/** Each list must hold exactly what was sent. */
function findLosses(visitors: readonly Visitor[]): string[] {
  return visitors.flatMap((visitor, place) => {
    const expected = MESSAGES + (place % ONE_SENDS_IN === 0 ? 1 : 0);
    const seen = visitor.results.at(-1)?.match(/"seq":\d+/g) ?? [];
    return seen.length === expected ? [] : [`a list has ${seen.length} messages instead of ${expected}`];
  });
}

function printStorm({ restart, all, missing }: Times, { clients, faults }: { clients: number; faults: string[] }): Row {
  if (missing > 0) faults.push(`${missing} are not back`);
  const what = `storm: ${clients} clients cut off by a crash, ${Math.ceil(clients / ONE_SENDS_IN)} while they send: all back and caught up`;
  const fault = faults.length > 0 ? `${faults.length} faults: ${faults[0]}` : "nothing lost, nothing doubled, no error";
  return {
    what,
    target: `≤ ${MOST_SECONDS} s, no error, nothing lost`,
    measured: `${all.toFixed(1)} s after the crash, ${restart.toFixed(1)} s of them the server's start; ${fault}`,
    isMet: all <= MOST_SECONDS && faults.length === 0,
  };
}
