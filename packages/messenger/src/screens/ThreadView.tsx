import { useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Composing } from "../model/composing.ts";
import { useReading, useReadMark } from "../model/reading.ts";
import { type Conversation, useMessenger } from "../model/state.ts";
import type { Thread } from "../model/thread.ts";
import { buildTimeline, type TimelinePart } from "../model/timeline.ts";
import { daysBetween, formatDay } from "../model/times.ts";
import type { OutgoingEntry } from "../outbox/visitorOutbox.ts";
import { fill } from "../words/words.ts";
import { Icon } from "./Icon.tsx";
import { EmailCapture, ThreadEnd } from "./lazyParts.ts";
import { MessageGroupView } from "./MessageGroupView.tsx";
import { useStickyScroll } from "./useStickyScroll.ts";

/** Props of `ThreadView`. */
export interface ThreadViewProps {
  thread: Thread | null;
  conversation: Conversation | undefined;
  composing: Composing;
  outgoing: readonly OutgoingEntry[];
  typing: readonly string[] | null;
}

/** What was said, newest at the bottom. */
export function ThreadView({ thread, conversation, composing, outgoing, typing }: ThreadViewProps) {
  const state = useMessenger();
  const { words, now, language, outbox, announcement, automation, visitor, lasting } = state;
  const messages = thread?.messages.value ?? null;
  const readSeq = useReadMark(state, conversation);
  const parts = useMemo(
    () =>
      buildTimeline({
        messages: messages ?? [],
        outgoing,
        hasArrived: outbox.hasArrived,
        seenSeq: conversation?.agentSeenSeq ?? 0,
        deliveredSeq: conversation?.agentDeliveredSeq ?? 0,
        readSeq,
      }),
    [messages, outgoing, conversation?.agentSeenSeq, conversation?.agentDeliveredSeq, readSeq, outbox],
  );
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const { isAtEnd, scrollToEnd } = useStickyScroll({
    scroller,
    content,
    first: messages?.[0]?._id,
    own: outgoing.length,
  });
  const missed = useReading({ state, conversation, messages, isAtEnd });

  useEffect(() => {
    const element = scroller.current;
    if (!element || !thread) return;
    const onScroll = () => element.scrollTop < 240 && thread.loadOlder();
    element.addEventListener("scroll", onScroll, { passive: true });
    // A first page that does not fill the screen cannot be scrolled.
    if (element.scrollHeight <= element.clientHeight + 240) thread.loadOlder();
    return () => element.removeEventListener("scroll", onScroll);
  }, [thread, messages]);

  useLayoutEffect(() => {
    const last = messages?.at(-1);
    if (last && last.senderType !== "visitor") announcement.value = `${last.senderName ?? ""}: ${last.content}`;
  }, [messages?.at(-1)?._id]);

  const mayAsk = automation.value?.collectEmailEnabled === true && visitor.value !== null && !visitor.value.email;
  const isAsked = conversation !== undefined && mayAsk && !lasting.read("emailAsked");
  const [isEmailWanted, setEmailWanted] = useState(isAsked);
  useEffect(() => {
    if (isAsked) setEmailWanted(true);
  }, [isAsked]);

  const isLoading = thread !== null && messages === null && outgoing.length === 0;
  return (
    <div class="thread">
      <div class="scroll" ref={scroller}>
        <div class="thread-content" ref={content}>
          {thread?.isLoading.value && <div class="older" role="status" aria-label={words.value.loadingOlder} />}
          {isLoading && [70, 45, 60].map((width, index) => <div key={index} class={`bubble-skeleton w${width}`} />)}
          {!thread?.hasOlder.value && !isLoading && parts.length === 0 && <ThreadBeginning />}
          <div class="thread-list" role="log" aria-live="off" aria-label={words.value.messages}>
            {parts.map((part, index) => renderPart(part, index === parts.length - 1))}
          </div>
          {typing && (
            <div
              class="typing"
              role="status"
              aria-label={fill(words.value.typing, { name: typing[0] || words.value.someone })}
            >
              <i />
              <i />
              <i />
            </div>
          )}
          {isEmailWanted && <EmailCapture onEnd={() => setEmailWanted(false)} />}
          {conversation?.status === "closed" && <ThreadEnd />}
        </div>
      </div>
      {!isAtEnd && (
        <button
          type="button"
          class={missed > 0 ? "jump is-new" : "jump"}
          onClick={() => scrollToEnd()}
          aria-label={words.value.jumpDown}
        >
          {missed > 0 && fill(words.value.newMessages, { count: missed })}
          <Icon name="down" />
        </button>
      )}
    </div>
  );

  function renderPart(part: TimelinePart, isLast: boolean) {
    switch (part.kind) {
      case "day":
        return (
          <div class="day" key={part.key}>
            {dayName(part.at)}
          </div>
        );
      case "new":
        return (
          <div class="day is-new" key={part.key}>
            {words.value.newBelow}
          </div>
        );
      case "notice":
        return (
          <div class="notice" key={part.key}>
            {part.text}
          </div>
        );
      case "group":
        return <MessageGroupView key={part.key} group={part} isLast={isLast} composing={composing} />;
      default:
        return part satisfies never;
    }
  }

  function dayName(at: number): string {
    const days = daysBetween(at, now.value);
    if (days === 0) return words.value.today;
    return days === 1 ? words.value.yesterday : formatDay(at, now.value, language.value);
  }
}

function ThreadBeginning() {
  const { words, office, settings } = useMessenger();
  const isAway = office.value?.isOpen === false;
  return (
    <div class="beginning">
      <strong>{settings.value?.welcomeMessage}</strong>
      <p>{isAway ? words.value.introAway : words.value.intro}</p>
    </div>
  );
}
