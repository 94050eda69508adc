import { RelativeTime } from "@foyer/ui";
import { TriangleAlert } from "lucide-react";
import type { Message } from "../thread/message.ts";

/** A colleague has answered while this agent was writing: said before the second answer leaves. */
export function Collision({ message }: { message: Message }) {
  return (
    <div
      role="alert"
      className="mx-auto mb-2 flex max-w-2xl items-start gap-2.5 rounded-large bg-warning-soft px-3.5 py-2.5 text-warning-ink"
    >
      <TriangleAlert className="mt-0.5 size-4 shrink-0" />
      <p className="min-w-0">
        <span className="font-medium">{message.senderName ?? "A teammate"} replied</span>{" "}
        <RelativeTime at={message.createdAt} style="long" />, while you were writing. Read it first; sending twice in a
        row sends yours too.
      </p>
    </div>
  );
}
