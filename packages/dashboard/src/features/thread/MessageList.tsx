import { Button, ErrorState, LoadingRows } from "@foyer/ui";
import { ArrowDown } from "lucide-react";
import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef } from "react";
import { failureOf } from "../../live/failure.ts";
import { useSession } from "../identity/session.tsx";
import { ScrollPane } from "../shell/ScrollPane.tsx";
import { DayLine } from "./DayLine.tsx";
import { MessageGroup } from "./MessageGroup.tsx";
import { SystemLine } from "./SystemLine.tsx";
import { type MessageActions, type ThreadActions, ThreadContext } from "./threadContext.ts";
import type { ThreadItem } from "./threadItems.ts";
import type { Messages } from "./useMessages.ts";
import { useThreadScroll } from "./useThreadScroll.ts";

/** Props of `MessageList`. */
export interface MessageListProps {
  conversationId: string;
  visitorName: string;
  items: readonly ThreadItem[];
  source: Messages;
  /** What can be done with one message; keep it the same as long as nothing changes. */
  actions: MessageActions;
  /** Told whenever the newest message comes into sight or leaves it. */
  onEndInSight: (isInSight: boolean) => void;
  /** What stands after the last message, such as who is typing. */
  footer?: ReactNode;
}

/** The messages of a conversation, scrolled by themselves. */
export function MessageList({
  conversationId,
  visitorName,
  items,
  source,
  actions,
  onEndInSight,
  footer,
}: MessageListProps) {
  const { userId } = useSession();
  const firstKey = source.isLoading ? undefined : (items[0]?.key ?? "none");
  const { scroller, content, isAtEnd, toEnd, onScroll } = useThreadScroll(conversationId, firstKey, "[data-unread]");
  const top = useRef<HTMLDivElement>(null);
  useWhenNear(top, scroller, source.loadOlder);
  useEffect(() => onEndInSight(isAtEnd), [isAtEnd, onEndInSight]);

  const goTo = useCallback(
    (seq: number) => {
      const target = scroller.current?.querySelector(`[data-seq="${seq}"]`);
      target?.scrollIntoView({ block: "center", behavior: "smooth" });
      target?.animate([{ opacity: 0.35 }, { opacity: 1 }], { duration: 900 });
    },
    [scroller],
  );
  const context = useMemo(
    (): ThreadActions => ({ ...actions, goTo, userId, visitorName }),
    [actions, goTo, userId, visitorName],
  );

  if (source.error)
    return (
      <ErrorState
        className="min-h-0 flex-1"
        title="These messages could not be loaded"
        text={failureOf(source.error).message}
      />
    );
  return (
    <div className="relative flex min-h-0 flex-1 flex-col">
      <ScrollPane
        ref={scroller}
        onScroll={onScroll}
        role="log"
        label="Messages"
        className="px-4 [overflow-anchor:none] sm:px-5"
      >
        <div ref={content} className="mx-auto flex min-h-full max-w-2xl flex-col justify-end pt-4 pb-5">
          <div ref={top} />
          {source.isLoading && <LoadingRows rows={5} label="Loading messages" />}
          {source.isLoadingOlder && (
            <p className="py-2 text-center text-ink-faint text-small">Loading older messages…</p>
          )}
          <ThreadContext value={context}>
            {items.map((item) => (
              <Item key={item.key} item={item} userId={userId} />
            ))}
          </ThreadContext>
          {footer}
        </div>
      </ScrollPane>
      {!isAtEnd && (
        <Button
          size="small"
          icon={<ArrowDown />}
          onClick={() => toEnd("smooth")}
          className="absolute! bottom-2 left-1/2 -translate-x-1/2 rounded-full! bg-raised! shadow-raised"
        >
          Newest
        </Button>
      )}
    </div>
  );
}

const Item = memo(function Item({ item, userId }: { item: ThreadItem; userId: string }) {
  switch (item.kind) {
    case "day":
      return <DayLine at={item.at} />;
    case "unread":
      return (
        <div data-unread className="my-2 flex items-center gap-3 font-medium text-accent-ink text-small">
          <span className="h-px flex-1 bg-accent/40" />
          New
          <span className="h-px flex-1 bg-accent/40" />
        </div>
      );
    case "event":
      return <SystemLine message={item.message} />;
    case "group":
      return <MessageGroup group={item} isMine={item.senderId === userId} />;
    default:
      return item satisfies never;
  }
});

/** Calls `onNear` whenever the element comes within a screen's height of being seen. */
function useWhenNear(
  target: React.RefObject<HTMLElement | null>,
  root: React.RefObject<HTMLElement | null>,
  onNear: () => void,
): void {
  useEffect(() => {
    if (!target.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && onNear(), {
      root: root.current,
      rootMargin: "800px 0px 0px",
    });
    observer.observe(target.current);
    return () => observer.disconnect();
  }, [target, root, onNear]);
}
