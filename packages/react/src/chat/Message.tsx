import { api, type Functions } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useState } from "react";
import { exactTime, shortTime } from "./times.ts";

/** One message as the server gives it. */
export type ChatMessage = Functions["shared/chat:getMessages"]["result"]["messages"][number];

const ROLES = { customer: "Customer", store: "Store", seller: "Seller", admin: "Support", system: "" } as const;

/** A message: a bubble, a notice in the middle, or the place of one that was deleted. */
export function Message({ message, isOwn, isSeen }: { message: ChatMessage; isOwn: boolean; isSeen: boolean }) {
  if (message.senderType === "system") return <li className="foyer-notice">{message.content}</li>;
  const { senderName, senderType, isDeleted, imageAttachment: image } = message;
  return (
    <li className="foyer-message" data-own={isOwn || undefined}>
      {!isOwn && <span className="foyer-sender">{[senderName, ROLES[senderType]].filter(Boolean).join(" · ")}</span>}
      {isDeleted ? (
        <p className="foyer-bubble foyer-tombstone">This message was deleted</p>
      ) : (
        <div className="foyer-bubble">
          {image && <Picture image={image} />}
          {message.content && <p>{message.content}</p>}
        </div>
      )}
      <span className="foyer-meta">
        <time dateTime={new Date(message._creationTime).toISOString()} title={exactTime(message._creationTime)}>
          {shortTime(message._creationTime)}
        </time>
        {isSeen && <span>Seen</span>}
        {isOwn && !isDeleted && <DeleteButton messageId={message._id} />}
      </span>
    </li>
  );
}

function Picture({ image }: { image: NonNullable<ChatMessage["imageAttachment"]> }) {
  const { width, height } = image;
  return (
    <a href={image.url} target="_blank" rel="noreferrer">
      <img
        className="foyer-picture"
        src={image.thumbnailUrl ?? image.url}
        alt={image.fileName}
        {...(width && height ? { width, height } : {})}
      />
    </a>
  );
}

function DeleteButton({ messageId }: { messageId: ChatMessage["_id"] }) {
  const [isAsking, setAsking] = useState(false);
  const deleteMessage = useMutation(api.shared.chat.deleteMessage);
  if (!isAsking) {
    return (
      <button type="button" className="foyer-quiet" onClick={() => setAsking(true)}>
        Delete
      </button>
    );
  }
  return (
    <>
      <button type="button" className="foyer-quiet foyer-danger" onClick={() => void deleteMessage({ messageId })}>
        Delete for everyone
      </button>
      <button type="button" className="foyer-quiet" onClick={() => setAsking(false)}>
        Keep
      </button>
    </>
  );
}
