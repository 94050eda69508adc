/** How long the two commonest looks take in a large installation: a page of the inbox, and opening a conversation. */
import { callFunction } from "./calls.ts";
import { readSeeded } from "./seed.ts";
import { type Setting, withSetting } from "./setting.ts";
import { printSpread, quantile } from "./statistics.ts";
import type { Row } from "./table.ts";

const MOST_MS = 20;
const LOOKS = 400;
const PAGES = 4;
// Half of everything belongs to one workspace, and one conversation in a hundred is long; ten messages on average.
const PLACE = "case when i % 2 = 0 then 1 else 2 + i % 7 end";
const MESSAGES = "case when i % 100 = 0 then 505 else 5 end";

/** Measures both at 200,000 conversations, or at 1,000,000 when asked for the full size. */
export async function measureScale({ isFull, conversations }: ScaleOptions): Promise<Row[]> {
  const count = conversations ?? (isFull ? 1_000_000 : 200_000);
  return withSetting({ conversations: count, messages: MESSAGES, place: PLACE }, async (setting) => {
    const size = `${count.toLocaleString("en")} conversations, ${(count * 10).toLocaleString("en")} messages`;
    return [
      print(`a page of the inbox at ${size}`, await lookAtInbox(setting)),
      print(`opening a conversation at ${size}`, await openConversations(setting, count)),
    ];
  });
}

interface ScaleOptions {
  readonly isFull: boolean;
  readonly conversations?: number | undefined;
}

/** Pages of the largest workspace's inbox as each of its agents filters it, each view's first four pages. */
async function lookAtInbox(setting: Setting): Promise<number[]> {
  const team = largestTeam(setting);
  const views = [
    ...[{}, { status: "open" }, { status: "closed" }, { status: "snoozed" }],
    ...[null, team.agents[0]?.userId].map((assigneeId) => ({ status: "open", assigneeId })),
  ];
  const times: number[] = [];
  for (let look = 0; look < LOOKS / PAGES; look++) {
    const agent = team.agents[look % team.agents.length];
    const view = views[look % views.length];
    let cursor: string | null = null;
    for (let page = 0; page < PAGES; page++) {
      const args = { workspaceId: team.workspaceId, ...view, cursor };
      const { value, took } = await ask(setting, agent?.token ?? "", { path: "conversations:listForInbox", args });
      times.push(took);
      cursor = (value as { nextCursor: string | null }).nextCursor;
      if (cursor === null) break;
    }
  }
  return times;
}

/** Conversations from all over the installation; both queries of the dashboard together. */
async function openConversations(setting: Setting, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let look = 0; look < LOOKS; look++) {
    const number = 1 + ((look * 7_919 * 100) % count);
    // Every other one is a long one.
    const [conversation] = await readSeeded(
      setting.database,
      look % 2 === 0 ? Math.ceil(number / 100) * 100 : number,
      1,
    );
    if (!conversation) continue;
    const { id, workspaceId } = conversation;
    const token = setting.teams.find((team) => team.workspaceId === workspaceId)?.agents[0]?.token ?? "";
    const began = performance.now();
    const [, list] = await Promise.all([
      ask(setting, token, { path: "conversations:get", args: { id } }),
      ask(setting, token, { path: "messages:list", args: { conversationId: id, limit: 50 } }),
    ]);
    times.push(performance.now() - began);
    if ((list.value as unknown[]).length === 0) throw new Error("A conversation came back without its messages.");
  }
  return times;
}

function largestTeam({ teams }: Setting) {
  const [team] = teams;
  if (!team) throw new Error("There is no workspace.");
  return team;
}

async function ask(
  { server }: Setting,
  token: string,
  call: { path: string; args: Readonly<Record<string, unknown>> },
): Promise<{ value: unknown; took: number }> {
  const began = performance.now();
  const value = await callFunction(server, token, { kind: "query", ...call });
  return { value, took: performance.now() - began };
}

function print(what: string, times: readonly number[]): Row {
  const p95 = quantile(times, 0.95);
  return {
    what: `scale: ${what}`,
    target: `p95 ≤ ${MOST_MS} ms`,
    measured: `${printSpread(times, 0.95)} ms (p50 / p95) over ${times.length} looks by HTTP`,
    isMet: p95 <= MOST_MS,
  };
}
