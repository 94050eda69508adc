/** Who is writing: the team to the visitor, and the visitor to the team. */

import type { SyncClient } from "@foyer/sdk/sync/client.ts";

/** Follows who of the team writes in a conversation, null for nobody; answers the end of it. */
export function followTyping(client: SyncClient, id: string, tell: (names: string[] | null) => void): () => void {
  return client.follow("conversations:listTyping", { id }, (people) => {
    const team = people.filter(({ side }) => side === "agent");
    tell(team.length > 0 ? team.map(({ name }) => name ?? "") : null);
  });
}

/** Tells that the visitor writes. */
export interface TypingTeller {
  /** At each key. */
  write(): void;
  stop(): void;
}

const REPEAT_MS = 3_000;

/** Makes one for a conversation; the server forgets after six seconds without a word. */
export function tellTyping(client: SyncClient, id: string): TypingTeller {
  let toldAt = 0;
  return {
    write() {
      const now = Date.now();
      if (now - toldAt < REPEAT_MS) return;
      toldAt = now;
      client.mention("conversations:setTyping", { id, isTyping: true });
    },
    stop() {
      if (toldAt === 0) return;
      toldAt = 0;
      client.mention("conversations:setTyping", { id, isTyping: false });
    },
  };
}
