/**
 * How long the two commonest looks take in a large installation: a page of the inbox, and opening a conversation; each from
 * the question of an agent's dashboard, on the socket that it has open, until all of the answer is there.
 */
import type { BenchDatabase } from "./database.ts";
import { type Expense, expenseOf, printCpu } from "./expense.ts";
import { Onlooker } from "./onlooker.ts";
import { readSeeded, type SeededConversation } from "./seed.ts";
import { type Setting, withSetting } from "./setting.ts";
import { printSpread, quantile } from "./statistics.ts";
import type { Row } from "./table.ts";

const MOST_MS = 20;
const LOOKS = 400;
/** Looks before those that count: a server that runs for days does it only once. */
const FIRST_LOOKS = 200;
const PAGES = 4;
// Half of everything belongs to one workspace, and one conversation in a hundred is long; ten messages on average.
const PLACE = "case when i % 2 = 0 then 1 else 2 + i % 7 end";
const MESSAGES = "case when i % 100 = 0 then 505 else 5 end";

/** Measures both at 200,000 conversations, or at 1,000,000 when asked for the full size. */
export async function measureScale({ isFull, conversations }: ScaleOptions): Promise<Row[]> {
  const count = conversations ?? (isFull ? 1_000_000 : 200_000);
  return withSetting({ conversations: count, messages: MESSAGES, place: PLACE }, async (setting) => {
    // What the making of so much has left to be written is no part of a look.
    await setting.database.run("checkpoint");
    return measureBoth(setting, count);
  });
}

async function measureBoth(setting: Setting, count: number): Promise<Row[]> {
  const size = `${count.toLocaleString("en")} conversations, ${(count * 10).toLocaleString("en")} messages`;
  return [
    await measure(setting, { what: `a page of the inbox at ${size}`, look: lookAtInbox }),
    await measure(setting, {
      what: `opening a conversation at ${size}`,
      look: (scene, span) => openConversations(scene, span, count),
    }),
  ];
}

interface ScaleOptions {
  readonly isFull: boolean;
  readonly conversations?: number | undefined;
}

/** The setting with an agent of each workspace at their dashboard. */
interface Scene extends Setting {
  readonly onlookers: ReadonlyMap<string, Onlooker>;
}

/** Which looks: they are numbered, and each number is another place to look at. */
interface Span {
  readonly first: number;
  readonly looks: number;
}

type Look = (scene: Scene, span: Span) => Promise<number[]>;

async function measure(setting: Setting, { what, look }: { what: string; look: Look }): Promise<Row> {
  const { teams, server } = setting;
  const onlookers = new Map(teams.map((team) => [team.workspaceId, new Onlooker(server.port, team.agents[0]?.token)]));
  const scene = { ...setting, server, onlookers };
  await look(scene, { first: 0, looks: FIRST_LOOKS });
  let times: number[] = [];
  const expense = await expenseOf(setting, async () => {
    times = await look(scene, { first: FIRST_LOOKS, looks: LOOKS });
  });
  for (const onlooker of onlookers.values()) onlooker.leave();
  return print(what, times, expense);
}

/** Pages of the largest workspace's inbox in each view, each view's first four pages. */
async function lookAtInbox({ teams, onlookers }: Scene, { looks }: Span): Promise<number[]> {
  const [team] = teams;
  const onlooker = team && onlookers.get(team.workspaceId);
  if (!onlooker) throw new Error("There is no workspace.");
  const { workspaceId, agents } = team;
  const views = [
    ...[{}, { status: "open" }, { status: "closed" }, { status: "snoozed" }],
    ...[null, agents[0]?.userId].map((assigneeId) => ({ status: "open", assigneeId })),
  ];
  const times: number[] = [];
  for (let turn = 0; turn < looks / PAGES; turn++) {
    let cursor: string | null = null;
    for (let page = 0; page < PAGES; page++) {
      const args = { workspaceId, ...views[turn % views.length], cursor };
      const { texts, took } = await onlooker.look([{ path: "conversations:listForInbox", args }]);
      times.push(took);
      cursor = /"nextCursor":"([^"]+)"/.exec(texts[0] ?? "")?.[1] ?? null;
      if (cursor === null) break;
    }
  }
  return times;
}

/** Conversations from all over the installation; both queries of the dashboard together. */
async function openConversations(
  { database, onlookers }: Scene,
  { first, looks }: Span,
  count: number,
): Promise<number[]> {
  const times: number[] = [];
  for (let turn = first; turn < first + looks; turn++) {
    const { id, workspaceId } = await pickConversation(database, turn, count);
    const answer = await onlookers.get(workspaceId)?.look([
      { path: "conversations:get", args: { id } },
      { path: "messages:list", args: { conversationId: id, limit: 50 } },
    ]);
    if (!answer?.texts[1]?.includes('"seq":')) throw new Error("A conversation came back without its messages.");
    times.push(answer.took);
  }
  return times;
}

/** Every other one is a long one. */
async function pickConversation(database: BenchDatabase, turn: number, count: number): Promise<SeededConversation> {
  const number = 1 + ((turn * 7_919 * 101) % count);
  const place = turn % 2 === 0 ? Math.ceil(number / 100) * 100 : number;
  const [conversation] = await readSeeded(database, Math.min(place, count), 1);
  if (!conversation) throw new Error(`There is no conversation ${place}.`);
  return conversation;
}

function print(what: string, times: readonly number[], expense: Expense): Row {
  const p95 = quantile(times, 0.95);
  return {
    what: `scale: ${what}`,
    target: `p95 ≤ ${MOST_MS} ms`,
    measured: `${printSpread(times, 0.95)} ms (p50 / p95) over ${times.length} looks on an open socket; CPU µs per look: ${printCpu(expense, times.length)}`,
    isMet: p95 <= MOST_MS,
  };
}
