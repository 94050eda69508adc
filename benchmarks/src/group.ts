/**
 * A message in a group of 1,000 members who are all connected with the sdk, as it ships.
 * Checks while it measures: every member is told every message once, in order.
 */
import { createFoyer, type Foyer } from "@foyer/sdk";
import { callFunction } from "./calls.ts";
import { type Expense, expenseOf, printCpu } from "./expense.ts";
import { openHost } from "./host.ts";
import { type Setting, withSetting } from "./setting.ts";
import { printSpread } from "./statistics.ts";
import type { Row } from "./table.ts";

const MEMBERS = 1_000;
const HISTORY = 60;
const WARM_UP = 10;
const MESSAGES = 60;
const AT_ONCE = 100;
const LATE_MS = 30_000;
/** A page of 25 messages has more than three times as much. */
const MOST_BYTES = 2_500;
/** The one result that all share, and now and then a decision who may ask. */
const MOST_EVALUATIONS = 3;

/** Measures what a message brings to each member, and how soon all have it. */
export async function measureGroup({ clients }: { clients: number }): Promise<Row[]> {
  const size = Math.min(MEMBERS, clients);
  return withSetting({ conversations: 1, messages: "1", workspaces: 1, agents: 1 }, async (setting) => {
    const counter = countReceived();
    const crowd = await gatherCrowd(setting, size);
    try {
      for (let i = 0; i < WARM_UP; i++) await crowd.say(`Is everybody here? ${i}`);
      const before = counter.bytes;
      const times: number[] = [];
      const expense = await expenseOf(setting, async () => {
        for (let i = 0; i < MESSAGES; i++) times.push(await crowd.say(`A message of an ordinary length, number ${i}`));
      });
      return [printGroup({ size, times, bytes: counter.bytes - before, expense, faults: crowd.faults })];
    } finally {
      counter.stop();
      crowd.close();
    }
  });
}

/** Counts what all sockets of this process receive. */
function countReceived(): { readonly bytes: number; stop(): void } {
  const Platform = globalThis.WebSocket;
  let bytes = 0;
  globalThis.WebSocket = class extends Platform {
    constructor(url: string | URL) {
      super(url);
      this.addEventListener("message", ({ data }) => {
        bytes += Buffer.byteLength(String(data));
      });
    }
  };
  return {
    get bytes() {
      return bytes;
    },
    stop() {
      globalThis.WebSocket = Platform;
    },
  };
}

interface Crowd {
  readonly faults: string[];
  /** Says something to all; gives the milliseconds until the last of them was told. */
  say(text: string): Promise<number>;
  close(): void;
}

/** A group with a history, and each of its members connected and listening. */
async function gatherCrowd(setting: Setting, size: number): Promise<Crowd> {
  const host = await openHost(setting);
  const ids = Array.from({ length: size }, (_, index) => `member-${index}`);
  const tokenOf = (id: string) => host.tokenOf(id, { name: `The ${id}`, side: "member" });
  const speaker = tokenOf(ids[0] ?? "");
  const call = (path: string, args: object) =>
    callFunction(setting.server, speaker, { kind: "mutation", path, args: { ...args } });
  const members = ids.slice(1);
  const { id: chatId } = (await call("chats:create", { members, kind: "group", title: "Everyone" })) as { id: string };
  for (let i = 0; i < HISTORY; i++) await call("chats:send", { chatId, text: `History ${i}` });
  const url = `http://127.0.0.1:${setting.server.port}`;
  const clients: Foyer[] = [];
  const faults: string[] = [];
  const counts = new Map<string, number>();
  let said: string[] = [];
  let missing = 0;
  let onAll = () => {};

  async function join(id: string): Promise<void> {
    const foyer = createFoyer({ url, token: tokenOf(id) });
    clients.push(foyer);
    const chat = await foyer.chat(chatId);
    await new Promise<void>((resolve) => {
      chat.onMessageReceived(({ text }) => {
        const count = counts.get(id) ?? 0;
        counts.set(id, count + 1);
        if (text !== said[count]) faults.push(`${id} was told "${text}" instead of "${said[count]}"`);
        missing -= 1;
        if (missing === 0) onAll();
      });
      // Answered after what is followed, so from here on nothing is missed by being too early.
      void chat.getLastMessage().then(() => resolve());
    });
  }

  for (let first = 0; first < members.length; first += AT_ONCE)
    await Promise.all(members.slice(first, first + AT_ONCE).map(join));
  return {
    faults,
    async say(text) {
      said = [...said, text];
      missing = members.length;
      const began = performance.now();
      const all = new Promise<void>((resolve, reject) => {
        onAll = resolve;
        setTimeout(() => reject(new Error(`${missing} members were not told "${text}".`)), LATE_MS).unref();
      });
      await Promise.all([call("chats:send", { chatId, text }), all]);
      return performance.now() - began;
    },
    close() {
      for (const client of clients) client.close();
    },
  };
}

interface Measured {
  readonly size: number;
  readonly times: readonly number[];
  readonly bytes: number;
  readonly expense: Expense;
  readonly faults: readonly string[];
}

function printGroup({ size, times, bytes, expense, faults }: Measured): Row {
  const perMember = bytes / times.length / (size - 1);
  const evaluations = expense.evaluations / times.length;
  const fault = faults.length > 0 ? `; ${faults.length} faults: ${faults[0]}` : "";
  return {
    what: `group: a message to ${size.toLocaleString("en")} members, all connected by the sdk`,
    target: `≤ ${MOST_BYTES.toLocaleString("en")} bytes per member, ≤ ${MOST_EVALUATIONS} results computed, nothing missed or repeated`,
    measured: `${perMember.toFixed(0)} bytes per member; ${evaluations.toFixed(1)} results computed per message; all have it after ${printSpread(times)} ms (p50 / p99 over ${times.length}); CPU µs per message: ${printCpu(expense, times.length)}${fault}`,
    isMet: perMember <= MOST_BYTES && evaluations <= MOST_EVALUATIONS && faults.length === 0,
  };
}
