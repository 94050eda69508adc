/** What happens in one chat, told to listeners; followed from the moment at which somebody first listens. */
import type { CallError } from "../sync/calls.ts";
import type { Calls } from "./calls.ts";
import { type Change, followChanges } from "./changes.ts";
import { createDifference } from "./differences.ts";
import { createEvent, type Event } from "./event.ts";
import { followProfile, type Profile } from "./profile.ts";
import type { Sending } from "./sending.ts";
import type { ChatFacts, ChatMessage, MemberStatus, TypingUser } from "./shapes.ts";

/** What is followed. */
export interface FollowingOptions {
  readonly calls: Calls;
  readonly sending: Pick<Sending, "isOwn">;
  readonly personId: string;
  readonly facts: ChatFacts;
  /** The chat itself has changed: people came or went, or it has another name. */
  onProfile(profile: Profile): void;
}

/** Follows a chat. */
export function followChat({ calls, sending, personId, facts, onProfile }: FollowingOptions) {
  const chatId = facts.id;
  const stops: (() => void)[] = [];
  const problem = createEvent<[CallError]>();
  let problemCode: string | undefined;

  const changed = listened(() => {});
  const received = listened<[ChatMessage]>(() => followMessages());
  const updated = listened<[ChatMessage]>(() => followMessages());
  const deleted = listened<[string]>(() => followMessages());
  const typingStarted = listened<[TypingUser]>(() => followTyping());
  const typingStopped = listened<[TypingUser]>(() => followTyping());
  const seen = listened<[string]>(followSeen);
  const status = listened<[string, MemberStatus]>(followPresence);

  /** An event of a chat: whoever listens to any of them has a chat that is followed itself. */
  function listened<T extends unknown[] = []>(onFirst: () => void): Event<T> {
    return createEvent<T>(() => {
      followItself();
      onFirst();
    });
  }

  /** All that is followed fails together, and is told once. */
  function onError(error: CallError): void {
    const { code = "" } = error.data;
    if (code !== problemCode) problem.emit(error);
    problemCode = code;
  }

  function tell({ kind, message }: Change): void {
    if (kind === "delete") deleted.emit(message.id);
    else if (kind === "update") updated.emit(message);
    else if (!(message.clientMessageId && sending.isOwn(message.clientMessageId))) received.emit(message);
  }

  const followItself = once(() => {
    const onChange = (profile: Profile) => {
      problemCode = undefined;
      onProfile(profile);
      changed.emit();
    };
    stops.push(followProfile({ calls, personId, since: facts, onChange, onError }));
  });

  const followMessages = once(() => stops.push(followChanges({ calls, since: facts, tell, onError })));

  const followTyping = once(() => {
    const compare = createDifference<TypingUser>(({ id }) => id, {
      onGained: typingStarted.emit,
      onLost: typingStopped.emit,
    });
    const take = (users: readonly TypingUser[]) => compare(users.filter(({ id }) => id !== personId));
    stops.push(calls.follow("chats:typing", { chatId }, take, { onError }));
  });

  function followSeen(): void {
    // What was seen before the chat was opened is no news; what was sent since then is.
    let last = -1;
    const follow = calls.follow(
      "chats:seen",
      { chatId },
      ({ seq, messageId }) => {
        const isNews = last >= 0 ? seq > last : seq > facts.totalMessages;
        last = Math.max(last, seq);
        if (isNews && messageId) seen.emit(messageId);
      },
      { onError },
    );
    stops.push(follow);
  }

  function followPresence(): void {
    const compare = createDifference<string>((id) => id, {
      onGained: (id) => status.emit(id, "ONLINE"),
      onLost: (id) => status.emit(id, "OFFLINE"),
    });
    const take = (ids: readonly string[]) => compare(ids.filter((id) => id !== personId));
    stops.push(calls.follow("chats:presence", { chatId }, take, { onError }));
  }

  return {
    onChanged: changed.on,
    listeners: {
      onMessageReceived: received.on,
      onMessageUpdated: updated.on,
      onMessageDeleted: deleted.on,
      onTypingStarted: typingStarted.on,
      onTypingStopped: typingStopped.on,
      onMessageSeen: seen.on,
      onMemberStatusChanged: status.on,
      onProblem: problem.on,
    },
    stop() {
      for (const stop of stops.splice(0)) stop();
    },
  };
}

function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (!isDone) work();
    isDone = true;
  };
}
