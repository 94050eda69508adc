import type { Message } from "./message.ts";
import { useThread } from "./threadContext.ts";

type Quoted = NonNullable<Message["replyTo"]>;

/** The message that another one answers; a press leads to it. */
export function Quote({ quoted }: { quoted: Quoted }) {
  const { goTo, visitorName } = useThread();
  return (
    <button
      type="button"
      onClick={() => goTo(quoted.seq)}
      className="focus-ring flex max-w-full flex-col rounded-small border-line-strong border-l-2 py-0.5 pl-2 text-left text-ink-soft text-small hover:text-ink"
    >
      <span className="font-medium">
        {quoted.senderName ?? (quoted.senderType === "visitor" ? visitorName : "Support")}
      </span>
      <span className="line-clamp-2 [overflow-wrap:anywhere]">{quoted.content || "This message was deleted"}</span>
    </button>
  );
}
