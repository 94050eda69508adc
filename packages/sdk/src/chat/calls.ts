/** Calls that end when the client does: without this, what waits for a connection would wait for ever. */
import { CallError } from "../sync/calls.ts";
import type { SyncClient } from "../sync/client.ts";

/** The functions of the server, as chats call them. */
export interface Calls extends Pick<SyncClient, "follow" | "ask" | "mutate" | "mention"> {
  /** Fails what waits and whatever is called from now on. */
  end(error: CallError): void;
}

/** Calls over a client. */
export function createCalls(client: SyncClient): Calls {
  const waiting = new Set<(error: CallError) => void>();
  let ended: CallError | undefined;

  function untilEnd<T>(start: () => Promise<T>): Promise<T> {
    if (ended) return Promise.reject(ended);
    return new Promise((resolve, reject) => {
      waiting.add(reject);
      start()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  }

  return {
    follow: client.follow,
    mention: client.mention,
    ask: (path, args) => untilEnd(() => client.ask(path, args)),
    mutate: (path, args) => untilEnd(() => client.mutate(path, args)),
    end(error) {
      ended = error;
      for (const reject of waiting) reject(error);
      waiting.clear();
    },
  };
}

/** What waited when a client was closed fails with this. */
export function closedError(): CallError {
  return new CallError("The client was closed.", { code: "UNAVAILABLE" });
}
