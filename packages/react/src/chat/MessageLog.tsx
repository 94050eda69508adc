import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import type { MessagePages } from "./messagePages.ts";

interface MessageLogProps {
  readonly pages: MessagePages;
  /** How many messages there are, those on their way included. */
  readonly length: number;
  readonly children: ReactNode;
}

/** The list of messages with the way to older ones; it stays at its end while one is there, and where one reads otherwise. */
export function MessageLog({ pages, length, children }: MessageLogProps) {
  const list = useRef<HTMLOListElement>(null);
  const isAtEnd = useRef(true);
  const lastTop = useRef(0);
  const before = useRef<{ first: number; height: number }>(undefined);
  const first = pages.messages?.[0]?.seq ?? 1;
  // After each drawing: a message may also grow, as when it could not be sent.
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return;
    const grown = before.current && first < before.current.first ? element.scrollHeight - before.current.height : 0;
    if (grown > 0) element.scrollTop += grown;
    else if (isAtEnd.current) element.scrollTop = element.scrollHeight;
    before.current = { first, height: element.scrollHeight };
  });
  useEffect(() => (list.current ? keepEnd(list.current, isAtEnd) : undefined), []);
  return (
    <div className="foyer-scroll" role="log" aria-label="Messages" aria-live={pages.isLoadingOlder ? "off" : "polite"}>
      <ol
        ref={list}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        tabIndex={0}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          // Only who scrolls up leaves the end; that it moves away below is seen to elsewhere.
          if (scrollHeight - scrollTop - clientHeight < 60) isAtEnd.current = true;
          else if (scrollTop < lastTop.current) isAtEnd.current = false;
          lastTop.current = scrollTop;
        }}
      >
        <Older pages={pages} onAsk={() => list.current?.focus({ preventScroll: true })} />
        {length === 0 && <li className="foyer-notice">Write the first message.</li>}
        {children}
      </ol>
    </div>
  );
}

/** Images that arrive and a field that grows do not push the end out of sight; answers what ends this. */
function keepEnd(element: HTMLElement, isAtEnd: RefObject<boolean>): () => void {
  const stay = () => {
    if (isAtEnd.current) element.scrollTop = element.scrollHeight;
  };
  const sizes = new ResizeObserver(stay);
  sizes.observe(element);
  element.addEventListener("load", stay, true);
  return () => {
    sizes.disconnect();
    element.removeEventListener("load", stay, true);
  };
}

/** The way to what was written before; whoever takes it stays in the list when there is no more. */
function Older({ pages, onAsk }: { pages: MessagePages; onAsk: () => void }) {
  const { hasOlder, isLoadingOlder, olderFailure } = pages;
  if (olderFailure) {
    return (
      <li className="foyer-notice" role="alert">
        Earlier messages could not be loaded.{" "}
        <button type="button" className="foyer-quiet" onClick={pages.retryOlder}>
          Retry
        </button>
      </li>
    );
  }
  if (isLoadingOlder) return <li className="foyer-notice">Loading earlier messages …</li>;
  if (!hasOlder) return null;
  return (
    <li className="foyer-notice">
      <button
        type="button"
        className="foyer-quiet"
        onClick={() => {
          onAsk();
          pages.loadOlder();
        }}
      >
        Earlier messages
      </button>
    </li>
  );
}
