import { useEffect, useMemo } from "preact/hooks";
import { composingIn } from "../model/composing.ts";
import { lastSender } from "../model/senders.ts";
import { useSignal } from "../model/signal.ts";
import type { State } from "../model/state.ts";
import { findConversation, outgoingOf, useMessenger } from "../model/state.ts";
import { createThreads, type Thread } from "../model/thread.ts";
import { followTyping } from "../model/typing.ts";
import { fill } from "../words/words.ts";
import { Avatar } from "./Avatar.tsx";
import { BackButton } from "./BackButton.tsx";
import { Composer } from "./Composer.tsx";
import { Icon } from "./Icon.tsx";
import { Presence } from "./Presence.tsx";
import { TeamFaces } from "./TeamFaces.tsx";
import { ThreadView } from "./ThreadView.tsx";

const threads = new WeakMap<State, (id: string) => Thread>();

function threadOf(state: State, id: string): Thread {
  const keep = threads.get(state) ?? createThreads(state.client);
  threads.set(state, keep);
  return keep(id);
}

/** One conversation: who answers, what was said, and a field to write. */
export function Conversation({ name }: { name: string }) {
  const state = useMessenger();
  const { outgoing, isOpen, client } = state;
  // Sending may give it an id at any moment.
  void outgoing.value;
  const id = state.outbox.startedAs(name);
  const conversation = findConversation(state, name);
  const thread = useMemo(() => (id ? threadOf(state, id) : null), [state, id]);
  const composing = useMemo(() => composingIn(state, name), [state, name]);
  const typing = useSignal<readonly string[] | null>(null);
  const isShown = isOpen.value;

  useEffect(() => {
    if (!thread || !isShown) return;
    return thread.follow();
  }, [thread, isShown]);

  useEffect(() => {
    if (!id || !isShown) return;
    const stop = followTyping(client, id, (names) => {
      typing.value = names;
    });
    return () => {
      stop();
      typing.value = null;
    };
  }, [id, isShown, client, typing]);

  return (
    <div class="conversation">
      <ConversationHeader name={name} isTyping={typing.value !== null} />
      <ThreadView {...{ thread, conversation, composing }} outgoing={outgoingOf(state, name)} typing={typing.value} />
      <Composer {...{ name, composing, conversation }} />
    </div>
  );
}

function ConversationHeader({ name, isTyping }: { name: string; isTyping: boolean }) {
  const state = useMessenger();
  const { words, route, settings } = state;
  const conversation = findConversation(state, name);
  const sender = conversation ? lastSender(state, conversation) : null;
  return (
    <header class="bar">
      <BackButton to={{ screen: "messages" }} />
      {sender ? <Avatar name={sender.name} seed={sender.id} imageUrl={sender.avatarUrl} /> : <TeamFaces />}
      <div class="bar-text">
        <h1 class="clip">{sender?.name || settings.value?.teamName}</h1>
        {isTyping ? (
          <span class="presence clip">{fill(words.value.typing, { name: sender?.name || words.value.someone })}</span>
        ) : (
          <Presence />
        )}
      </div>
      <button
        type="button"
        class="quiet"
        aria-label={words.value.options}
        onClick={() => {
          route.value = { screen: "options", conversation: name };
        }}
      >
        <Icon name="more" />
      </button>
    </header>
  );
}
