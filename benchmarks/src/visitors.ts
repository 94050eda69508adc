/**
 * Visitors with the messenger on their page: what it follows, and how it comes back when its connection ends.
 * Knows when a visitor has everything; does not measure.
 */
import { backoffMs } from "@foyer/sdk/sync/backoff.ts";
import { type FollowedQuery, RawClient } from "./rawClient.ts";
import type { SeededConversation } from "./seed.ts";

/** What the messenger follows while its window is closed. */
export function launcherQueries({ workspaceId, sessionToken }: SeededConversation): FollowedQuery[] {
  return [
    { path: "messengerSettings:getPublicSettings", args: { workspaceId } },
    { path: "conversations:getTotalUnreadForVisitor", args: { workspaceId, sessionToken } },
  ];
}

/** What it follows with its window open on a conversation. */
export function windowQueries(conversation: SeededConversation): FollowedQuery[] {
  const { workspaceId, sessionToken, id: conversationId } = conversation;
  return [
    ...launcherQueries(conversation),
    { path: "conversations:listByVisitor", args: { workspaceId, sessionToken } },
    { path: "officeHours:isCurrentlyOpen", args: { workspaceId } },
    { path: "automationSettings:getOrCreate", args: { workspaceId } },
    { path: "messengerSettings:getPublicHomeConfig", args: { workspaceId } },
    { path: "messages:list", args: { conversationId, sessionToken, limit: 50 } },
    { path: "conversations:listTyping", args: { id: conversationId, sessionToken } },
  ];
}

/** How a visitor connects. */
export interface VisitorOptions {
  readonly port: number;
  readonly conversation: SeededConversation;
  readonly queries: readonly FollowedQuery[];
  readonly localAddress?: string;
  /** What must not happen is told here. */
  readonly faults: string[];
}

/** One visitor, who comes back after each loss of the connection until dismissed. */
export class Visitor {
  readonly #options: VisitorOptions;
  readonly #answered = new Set<number>();
  #client: RawClient | undefined;
  #tries = 0;
  #isDismissed = false;
  /** The message that the visitor wants to send and has no answer to. */
  #unsent: string | undefined;
  /** The newest result of each query, as text. */
  readonly results: string[] = [];

  constructor(options: VisitorOptions) {
    this.#options = options;
    this.#connect();
  }

  get conversation(): SeededConversation {
    return this.#options.conversation;
  }

  /** Whether every query is answered on the present connection, and every message acknowledged. */
  get isCaughtUp(): boolean {
    return this.#answered.size === this.#options.queries.length && this.#unsent === undefined;
  }

  /** Sends a message, again on each new connection until it is acknowledged. */
  send(content: string): void {
    this.#unsent = content;
    this.#deliver();
  }

  dismiss(): void {
    this.#isDismissed = true;
    this.#client?.drop();
  }

  #connect(): void {
    const { queries, faults, port, localAddress } = this.#options;
    this.#client = new RawClient({
      ...{ port, queries, localAddress },
      events: {
        updated: (queryId, { text, start, end }) => {
          this.results[queryId] = text.slice(start, end);
          this.#answered.add(queryId);
        },
        opened: () => {
          this.#tries = 0;
          this.#deliver();
        },
        closed: () => this.#comeBack(),
        fault: (message) => faults.push(message),
      },
    });
  }

  #comeBack(): void {
    this.#answered.clear();
    this.#client = undefined;
    if (!this.#isDismissed) setTimeout(() => this.#isDismissed || this.#connect(), backoffMs(this.#tries++));
  }

  #deliver(): void {
    const content = this.#unsent;
    if (!content || !this.#client?.isOpen) return;
    const { id: conversationId, sessionToken } = this.#options.conversation;
    const args = { conversationId, sessionToken, content, clientMessageId: `storm ${conversationId.slice(-8)}` };
    this.#client.mutate("messages:send", args, ({ success, result }) => {
      if (success) this.#unsent = undefined;
      else this.#options.faults.push(`a send failed: ${String(result)}`);
    });
  }
}

/** Connects visitors some hundreds at a time, and waits until all are caught up. */
export async function gather(
  options: Omit<VisitorOptions, "conversation" | "queries" | "localAddress">,
  {
    conversations,
    queriesOf,
  }: {
    conversations: readonly SeededConversation[];
    queriesOf(conversation: SeededConversation): FollowedQuery[];
  },
): Promise<Visitor[]> {
  const visitors: Visitor[] = [];
  for (const [i, conversation] of conversations.entries()) {
    visitors.push(
      new Visitor({ ...options, conversation, queries: queriesOf(conversation), localAddress: addressOf(i) }),
    );
    if (visitors.length % AT_ONCE === 0) await untilCaughtUp(visitors, 60_000);
  }
  await untilCaughtUp(visitors, 60_000);
  return visitors;
}

/** Waits until all are caught up; answers how many are not when the time is over. */
export async function untilCaughtUp(visitors: readonly Visitor[], withinMs: number): Promise<number> {
  for (const deadline = Date.now() + withinMs; ; await new Promise((resolve) => setTimeout(resolve, 20))) {
    const missing = visitors.filter((visitor) => !visitor.isCaughtUp).length;
    if (missing === 0 || Date.now() > deadline) return missing;
  }
}

const AT_ONCE = 200;
// A system gives out some 28,000 ports for each pair of addresses.
const PER_ADDRESS = 20_000;

function addressOf(place: number): string {
  return `127.0.0.${1 + Math.floor(place / PER_ADDRESS)}`;
}
