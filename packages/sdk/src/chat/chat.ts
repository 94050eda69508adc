/**
 * A chat as an app holds it: what it is, its messages, and callbacks for what happens in it.
 * Knows which function of the server stands behind which method; does not know how calls travel.
 */
import type { CallError } from "../sync/calls.ts";
import type { Calls } from "./calls.ts";
import { followChat } from "./following.ts";
import type { Sending } from "./sending.ts";
import type {
  ChatFacts,
  ChatMessage,
  Member,
  MemberStatus,
  MessageContent,
  MessagePage,
  Metadata,
  TypingUser,
} from "./shapes.ts";
import { createTypingSignal } from "./typingSignal.ts";

/** Called with the outcome, for those who like callbacks better than promises. */
export type Callback<T> = (value: T | undefined, error?: CallError) => void;

/** A chat with one other person or a group. Every `on…` answers a function that ends the listening. */
export interface Chat {
  /** Called with each message that the user has not sent from here: those of others, and their own of other devices. */
  onMessageReceived(listener: (message: ChatMessage) => void): () => void;
  onMessageUpdated(listener: (message: ChatMessage) => void): () => void;
  onMessageDeleted(listener: (messageId: string) => void): () => void;
  onTypingStarted(listener: (user: TypingUser) => void): () => void;
  onTypingStopped(listener: (user: TypingUser) => void): () => void;
  /** Called with the newest message that anybody but its sender has seen; those before it are seen, too. */
  onMessageSeen(listener: (messageId: string) => void): () => void;
  /** Called for those who are online at first, and then whenever a member comes or has been gone for half a minute. */
  onMemberStatusChanged(listener: (memberId: string, status: MemberStatus) => void): () => void;
  /** Called when somebody has changed the title, the picture, the metadata, the members or their roles. */
  onChatUpdated(listener: (chat: Chat) => void): () => void;
  /** Called when the server no longer tells of the chat, as when the user was removed from it. */
  onProblem(listener: (error: CallError) => void): () => void;

  /** What these tell is up to date while anything of the chat is listened to, and after `refresh`. */
  getId(): string;
  getKind(): "direct" | "group";
  getTitle(): string;
  getAvatar(): string | null;
  getMetadata(): Metadata;
  getMembers(): Promise<Member[]>;
  getMemberIds(): Promise<string[]>;
  getLastMessage(): Promise<ChatMessage | null>;
  /** 25 messages; without a page, the newest. */
  getMessages(page?: number | null): Promise<MessagePage>;

  /** Resolves when the server has the message. Offline it waits, in a browser even when the page is closed. */
  sendMessage(content: MessageContent, callback?: Callback<ChatMessage>): Promise<ChatMessage>;
  updateMessage(messageId: string, content: MessageContent, callback?: Callback<ChatMessage>): Promise<ChatMessage>;
  deleteMessage(messageId: string, callback?: Callback<null>): Promise<null>;

  /** Lays these over what is known; null takes a name away. */
  setMetadata(metadata: Metadata): Promise<void>;
  rename(changes: { readonly title?: string; readonly avatarUrl?: string | null }): Promise<void>;
  addMember(memberId: string): Promise<void>;
  removeMember(memberId: string): Promise<void>;
  /** Passes the ownership when `role` is `owner`. */
  setRole(memberId: string, role: Member["role"]): Promise<void>;

  /** Holds until `stopTyping`, the next message or half a minute, whichever is first. */
  startTyping(): void;
  stopTyping(): void;
  /** Without an id: the newest message and all before it. */
  markAsSeen(messageId?: string | null): Promise<void>;

  /** Asks anew what the chat is called. */
  refresh(): Promise<void>;
  /** Ends all listening. */
  close(): void;
}

/** What a chat is made of. */
export interface ChatOptions {
  readonly calls: Calls;
  readonly sending: Sending;
  readonly personId: string;
  readonly facts: ChatFacts;
  upload(file: File | Blob): Promise<string>;
}

/** Makes a chat of what the server told. */
export function createChat({ calls, sending, personId, facts: first, upload }: ChatOptions): Chat {
  let facts = first;
  const chatId = first.id;
  const refresh = async () => {
    facts = await calls.ask("chats:get", { chatId });
  };
  const following = followChat({
    calls,
    sending,
    personId,
    facts: first,
    onProfile: (profile) => {
      facts = { ...facts, ...profile };
    },
  });
  const typing = createTypingSignal({ calls, chatId });
  const getMembers = () => allMembers(calls, chatId);

  const chat: Chat = {
    ...following.listeners,
    onChatUpdated: (listener) => following.onChanged(() => listener(chat)),
    getId: () => chatId,
    getKind: () => facts.kind,
    getTitle: () => facts.title ?? "",
    getAvatar: () => facts.avatarUrl,
    getMetadata: () => facts.metadata,
    getMembers,
    getMemberIds: async () => (await getMembers()).map(({ id }) => id),
    getLastMessage: async () => {
      await refresh();
      return facts.lastMessage;
    },
    getMessages: (page = null) => calls.ask("chats:messages", { chatId, page }),
    sendMessage(content, callback) {
      typing.stop();
      return tell(sending.send(chatId, content), callback);
    },
    updateMessage: (messageId, { file, ...rest }, callback) =>
      tell(
        (async () => {
          const fileId = file && (await upload(file));
          return calls.mutate("chats:update", { messageId, ...rest, ...(fileId ? { fileId } : {}) });
        })(),
        callback,
      ),
    deleteMessage: (messageId, callback) => tell(calls.mutate("chats:remove", { messageId }), callback),
    async setMetadata(metadata) {
      await calls.mutate("chats:setMetadata", { chatId, metadata });
      await refresh();
    },
    async rename(changes) {
      await calls.mutate("chats:rename", { chatId, ...changes });
      await refresh();
    },
    addMember: async (memberId) => void (await calls.mutate("chats:addMember", { chatId, memberId })),
    removeMember: async (memberId) => void (await calls.mutate("chats:removeMember", { chatId, memberId })),
    setRole: async (memberId, role) => void (await calls.mutate("chats:setRole", { chatId, memberId, role })),
    startTyping: typing.start,
    stopTyping: typing.stop,
    markAsSeen: async (messageId) =>
      void (await calls.mutate("chats:markSeen", { chatId, ...(messageId ? { messageId } : {}) })),
    refresh,
    close() {
      typing.stop();
      following.stop();
    },
  };
  return chat;
}

/** Tells a callback, if there is one, and then leaves nobody with a rejection to handle. */
function tell<T>(outcome: Promise<T>, callback?: Callback<T>): Promise<T> {
  if (callback) outcome.then(callback, (error: CallError) => callback(undefined, error));
  return outcome;
}

async function allMembers(calls: Calls, chatId: string): Promise<Member[]> {
  const members: Member[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await calls.ask("chats:members", { chatId, ...(cursor ? { cursor } : {}) });
    members.push(...page.members);
    if (page.isDone || !page.continueCursor) return members;
    cursor = page.continueCursor;
  }
}
