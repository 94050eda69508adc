import { classes } from "@foyer/ui";
import { Check, CheckCheck, Trash2 } from "lucide-react";
import { useState } from "react";
import { Attachments } from "./Attachments.tsx";
import { EditForm } from "./EditForm.tsx";
import { MessageMenu } from "./MessageMenu.tsx";
import { MessageText } from "./MessageText.tsx";
import type { Message } from "./message.ts";
import { Quote } from "./Quote.tsx";
import type { Receipt, Voice } from "./threadItems.ts";
import { bubbleTones } from "./voices.ts";

/** Props of `MessageBubble`. */
export interface MessageBubbleProps {
  message: Message;
  receipt: Receipt | undefined;
  voice: Voice;
}

/** One message that the server has. */
export function MessageBubble({ message, receipt, voice }: MessageBubbleProps) {
  const [isEditing, setEditing] = useState(false);
  if (message.deletedAt !== undefined) return <Tombstone />;
  if (isEditing) return <EditForm message={message} onDone={() => setEditing(false)} />;
  const isLeft = voice === "visitor";
  return (
    <>
      <div
        data-seq={message.seq}
        className={classes("group/bubble flex max-w-[88%] items-center gap-1", !isLeft && "flex-row-reverse")}
      >
        <div
          className={classes(
            "flex min-w-0 flex-col gap-1.5 rounded-large px-3.5 py-2 text-reading",
            bubbleTones[voice],
          )}
        >
          {message.replyTo && <Quote quoted={message.replyTo} />}
          {message.attachments.length > 0 && <Attachments attachments={message.attachments} />}
          {message.content && <MessageText text={message.content} />}
        </div>
        <MessageMenu message={message} onEdit={() => setEditing(true)} />
      </div>
      {(message.editedAt !== undefined || receipt) && (
        <p className="flex gap-2 px-1 text-ink-faint text-small">
          {message.editedAt !== undefined && <span>(edited)</span>}
          {receipt && <ReceiptMark receipt={receipt} />}
        </p>
      )}
    </>
  );
}

function ReceiptMark({ receipt }: { receipt: Receipt }) {
  const Icon = receipt === "sent" ? Check : CheckCheck;
  return (
    <span className={classes("flex items-center gap-1", receipt === "seen" && "text-accent-ink")}>
      <Icon className="size-3.5" />
      {receiptWords[receipt]}
    </span>
  );
}

const receiptWords: Record<Receipt, string> = { sent: "Sent", delivered: "Delivered", seen: "Seen" };

function Tombstone() {
  return (
    <p className="flex items-center gap-1.5 rounded-large px-3.5 py-2 text-ink-faint inset-ring inset-ring-line">
      <Trash2 className="size-3.5" />
      This message was deleted
    </p>
  );
}
