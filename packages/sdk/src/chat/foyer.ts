/**
 * A user of the host's app, connected: opens chats and sends what waits.
 * Knows the connection, the token and the outbox; chats know the rest.
 */
import { CallError, type Result } from "../sync/calls.ts";
import { createSyncClient } from "../sync/client.ts";
import { closedError, createCalls } from "./calls.ts";
import { type Chat, createChat } from "./chat.ts";
import { uploadFile } from "./files.ts";
import { type ChatOutbox, openSending, type Sending } from "./sending.ts";
import type { ChatFacts, Metadata } from "./shapes.ts";
import { keepToken, type TokenSource } from "./token.ts";

/** Where the server is, and who calls. */
export type FoyerOptions = {
  /** The address of the server, such as `https://chat.example.com`. */
  readonly url: string;
} & TokenSource;

/** What a new direct chat has besides its two people. */
export interface DirectOptions {
  readonly metadata?: Metadata;
}

/** A new group. */
export interface GroupOptions extends DirectOptions {
  /** The host's ids of its members; the caller is one without being named. */
  readonly members: readonly string[];
  readonly title?: string;
  readonly avatarUrl?: string | null;
}

/** A page of the user's chats, newest first. */
export interface ChatList {
  readonly chats: { readonly chat: Chat; readonly unreadCount: number }[];
  /** Give it to `chats` for those that follow; undefined at the end. */
  readonly cursor: string | undefined;
}

/** A connected user. */
export interface Foyer {
  /** The one direct chat with a person, made when there is none. */
  chatWith(userId: string, options?: DirectOptions): Promise<Chat>;
  /** A new group. */
  group(options: GroupOptions): Promise<Chat>;
  /** A chat by its id. */
  chat(chatId: string): Promise<Chat>;
  /** The user's chats. */
  chats(options?: { limit?: number; cursor?: string }): Promise<ChatList>;
  /** Messages that the server does not have yet. */
  outbox(): Promise<ChatOutbox>;
  /** Ends the connection; messages that wait stay stored for the next page. */
  close(): void;
}

/** Connects as the person of a token. */
export function createFoyer({ url, ...source }: FoyerOptions): Foyer {
  let person: { id: string; sending: Sending } | undefined;
  const whenKnown = deferred<{ id: string; sending: Sending }>();
  const client = createSyncClient({ serverUrl: url, onTokenRefused: () => keeper.refuse() });
  const calls = createCalls(client);
  const keeper = keepToken({ source, use: useToken, fail: end });
  client.isLive.watch((isLive) => isLive && keeper.accept());

  function useToken(token: string, id: string): void {
    if (person && person.id !== id) return end(new CallError("The token is another person's.", { code: "CONFLICT" }));
    person ??= { id, sending: openSending({ calls, url, personId: id }) };
    client.setToken(token);
    whenKnown.resolve(person);
  }

  function end(error: CallError): void {
    keeper?.stop();
    whenKnown.reject(error);
    calls.end(error);
    person?.sending.stop(error);
    client.close();
  }

  async function open(asked: Promise<ChatFacts>): Promise<Chat> {
    const [{ id: personId, sending }, facts] = await Promise.all([whenKnown.promise, asked]);
    const upload = (file: File | Blob) => uploadFile(file, { calls, url });
    return createChat({ calls, sending, personId, facts, upload });
  }

  return {
    chatWith: (userId, options = {}) =>
      open(calls.mutate("chats:create", { members: [userId], kind: "direct", ...options })),
    group: ({ members, ...rest }) =>
      open(calls.mutate("chats:create", { members: [...members], kind: "group", ...rest })),
    chat: (chatId) => open(calls.ask("chats:get", { chatId })),
    async chats(options = {}) {
      const { chats, isDone, continueCursor }: Result<"chats:list"> = await calls.ask("chats:list", options);
      const opened = chats.map(async ({ unreadCount, ...facts }) => ({
        chat: await open(Promise.resolve(facts)),
        unreadCount,
      }));
      return { chats: await Promise.all(opened), cursor: isDone ? undefined : continueCursor };
    },
    outbox: async () => (await whenKnown.promise).sending.outbox,
    close: () => end(closedError()),
  };
}

function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (error: CallError) => void = () => {};
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  // Whoever asks for it is told; when nobody asks, its failure is nobody's.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
