/**
 * Keeps a conversation at its end while the reader is there, and where it is while the reader is elsewhere.
 */
import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** What is scrolled. */
interface StickyScroll {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Changes when something is put before the first part. */
  first: string | undefined;
  /** How many messages of one's own are on their way: writing one leads to the end. */
  own: number;
}

const NEAR_PX = 60;

/** Answers whether the reader is at the end, and the way there. */
export function useStickyScroll({ scroller, content, first, own }: StickyScroll) {
  const [isAtEnd, setAtEnd] = useState(true);
  const sticks = useRef(true);
  const height = useRef(0);

  function scrollToEnd(behavior: ScrollBehavior = "smooth"): void {
    const element = scroller.current;
    sticks.current = true;
    element?.scrollTo({ top: element.scrollHeight, behavior });
  }

  useEffect(() => {
    const element = scroller.current;
    if (!element || !content.current) return;
    let before = element.scrollTop;
    const onScroll = () => {
      const { scrollTop } = element;
      const isNear = element.scrollHeight - scrollTop - element.clientHeight < NEAR_PX;
      // Only going up leaves the end: the end itself also moves away, with each message that arrives.
      if (isNear) sticks.current = true;
      else if (scrollTop < before) sticks.current = false;
      before = scrollTop;
      setAtEnd(sticks.current);
    };
    // Pictures that arrive and a keyboard that opens change sizes, not messages.
    const observer = new ResizeObserver(() => {
      if (sticks.current) element.scrollTop = element.scrollHeight;
      height.current = element.scrollHeight;
    });
    observer.observe(content.current);
    observer.observe(element);
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener("scroll", onScroll);
    };
  }, [scroller, content]);

  useLayoutEffect(() => {
    const element = scroller.current;
    // What was put above must not push away what is being read.
    if (element && !sticks.current) element.scrollTop += element.scrollHeight - height.current;
    if (element) height.current = element.scrollHeight;
  }, [first]);

  useLayoutEffect(() => {
    if (own > 0) scrollToEnd("instant");
  }, [own]);

  return { isAtEnd, scrollToEnd };
}
