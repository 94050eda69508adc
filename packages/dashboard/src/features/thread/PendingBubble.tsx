import { Button, classes } from "@foyer/ui";
import { CircleAlert, Clock, FileText } from "lucide-react";
import { useOutbox } from "../outbox/outbox.tsx";
import type { PendingMessage } from "../outbox/outgoing.ts";
import { MessageText } from "./MessageText.tsx";
import { bubbleTones } from "./voices.ts";

/** A message on its way, or one that did not get through, with the ways on. */
export function PendingBubble({ entry }: { entry: PendingMessage }) {
  const { retry, discard } = useOutbox();
  const { body, state, problem } = entry;
  const isFailed = state === "failed";
  return (
    <>
      <div
        className={classes(
          "flex max-w-[88%] flex-col gap-1.5 rounded-large px-3.5 py-2 text-reading",
          bubbleTones[body.kind === "note" ? "note" : "agent"],
          isFailed && "inset-ring inset-ring-danger",
        )}
      >
        {body.replyTo && (
          <p className="border-line-strong border-l-2 pl-2 text-ink-soft text-small">
            <span className="block font-medium">{body.replyTo.name}</span>
            <span className="line-clamp-2">{body.replyTo.content}</span>
          </p>
        )}
        {body.attachments.map((file) => (
          <p key={file.id} className="flex items-center gap-2 text-body">
            <FileText className="size-4 text-ink-soft" />
            {file.name}
          </p>
        ))}
        {body.content && <MessageText text={body.content} />}
      </div>
      {isFailed ? (
        <div role="alert" className="flex flex-wrap items-center justify-end gap-1 text-danger-ink text-small">
          <CircleAlert className="size-3.5" />
          <span className="mr-1">Not sent. {problem}</span>
          <Button size="small" onClick={() => void retry(entry.id)}>
            Retry
          </Button>
          <Button size="small" variant="quiet" onClick={() => void discard(entry.id)}>
            Delete
          </Button>
        </div>
      ) : (
        <p className="flex animate-appear items-center gap-1 px-1 text-ink-faint text-small">
          <Clock className="size-3.5" />
          Sending…
        </p>
      )}
    </>
  );
}
