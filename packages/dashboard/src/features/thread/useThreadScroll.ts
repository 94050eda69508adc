import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";

/** How far from the end still counts as being there. */
const NEAR_PIXELS = 80;

/** Where each conversation was left, while the page lives: pixels from its end, or nothing for the end itself. */
const places = new Map<string, number>();

/** What a thread needs for scrolling. */
export interface ThreadScroll {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Whether the newest message is in sight. */
  isAtEnd: boolean;
  toEnd: (behavior?: ScrollBehavior) => void;
  onScroll: () => void;
}

/**
 * Keeps a thread where its reader is: at the end while they are there, at the same words when older messages come in above,
 * and where they left it when they come back.
 */
export function useThreadScroll(conversationId: string, firstKey: string | undefined, landmark: string): ThreadScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const wasAtEnd = useRef(true);
  const fromEnd = useRef(0);
  const hasStarted = useRef(false);

  const toEnd = useCallback((behavior: ScrollBehavior = "instant") => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight, behavior });
  }, []);

  const onScroll = useCallback(() => {
    const { current: element } = scroller;
    if (!element) return;
    fromEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight;
    wasAtEnd.current = fromEnd.current < NEAR_PIXELS;
    setAtEnd(wasAtEnd.current);
    if (wasAtEnd.current) places.delete(conversationId);
    else places.set(conversationId, fromEnd.current);
  }, [conversationId]);

  const hold = useCallback(() => {
    const { current: element } = scroller;
    if (!element) return;
    if (wasAtEnd.current) toEnd();
    else element.scrollTop = element.scrollHeight - element.clientHeight - fromEnd.current;
  }, [toEnd]);

  // The first messages: to where the reader was, to the first unread one, or to the end.
  useLayoutEffect(() => {
    const { current: element } = scroller;
    if (hasStarted.current || !element || firstKey === undefined) return;
    hasStarted.current = true;
    const place = places.get(conversationId);
    const mark = element.querySelector(landmark);
    if (place !== undefined) element.scrollTop = element.scrollHeight - element.clientHeight - place;
    else if (mark) mark.scrollIntoView({ block: "center" });
    else toEnd();
    onScroll();
  }, [conversationId, firstKey, landmark, toEnd, onScroll]);

  // Older messages above: what was in sight stays in sight, measured from the end, which did not move.
  // Runs when another message is the first one
  useLayoutEffect(hold, [firstKey, hold]);

  // New messages, pictures that arrive, a window that changes its height.
  useEffect(() => {
    const observer = new ResizeObserver(() => (wasAtEnd.current ? toEnd() : onScroll()));
    if (content.current) observer.observe(content.current);
    if (scroller.current) observer.observe(scroller.current);
    return () => observer.disconnect();
  }, [toEnd, onScroll]);

  return { scroller, content, isAtEnd, toEnd, onScroll };
}
