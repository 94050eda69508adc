import type { Functions } from "@foyer/sdk";
import { DeleteButton } from "./DeleteButton.tsx";
import { MessageText } from "./MessageText.tsx";
import { exactTime, shortTime } from "./times.ts";

/** One message as the server gives it. */
export type ChatMessage = Functions["shared/chat:getMessages"]["result"]["messages"][number];

const ROLES = { customer: "Customer", store: "Store", seller: "Seller", admin: "Support", system: "" } as const;

interface MessageProps {
  readonly message: ChatMessage;
  readonly isOwn: boolean;
  readonly isSeen: boolean;
  /** Whether the same sender wrote just before, and need not be named again. */
  readonly isContinued: boolean;
  /** Shows an image in full. */
  readonly onZoom: (fileId: string) => void;
}

/** A message: a bubble, a notice in the middle, or the place of one that was deleted. */
export function Message({ message, isOwn, isSeen, isContinued, onZoom }: MessageProps) {
  if (message.senderType === "system") return <li className="foyer-notice">{message.content}</li>;
  const { senderName, senderType, isDeleted, imageAttachment: image } = message;
  return (
    <li className="foyer-message" data-own={isOwn || undefined} data-continued={isContinued || undefined}>
      {!isOwn && !isContinued && (
        <span className="foyer-sender">{[senderName, ROLES[senderType]].filter(Boolean).join(" · ")}</span>
      )}
      {isDeleted ? (
        <p className="foyer-bubble foyer-tombstone">This message was deleted</p>
      ) : (
        <div className="foyer-bubble">
          {image && <Picture image={image} onZoom={onZoom} />}
          {message.content && <MessageText text={message.content} />}
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

interface PictureProps {
  readonly image: NonNullable<ChatMessage["imageAttachment"]>;
  readonly onZoom: (fileId: string) => void;
}

function Picture({ image, onZoom }: PictureProps) {
  const { width, height } = image;
  return (
    <button type="button" className="foyer-zoom" aria-haspopup="dialog" onClick={() => onZoom(image.fileId)}>
      <img
        className="foyer-picture"
        src={image.thumbnailUrl ?? image.url}
        alt={image.fileName}
        {...(width && height ? { width, height } : {})}
      />
    </button>
  );
}
