import type { api } from "@foyer/sdk";
import type { FunctionReturnType } from "convex/server";
import type { Message } from "../thread/message.ts";

/** A conversation of the marketplace, as lists show it. */
export type ChatRow = FunctionReturnType<typeof api.shared.chat.getConversations>[number];
/** A conversation of the marketplace with its order and what may be done in it. */
export type Chat = FunctionReturnType<typeof api.shared.chat.getConversation>;
/** A message as the marketplace sends it. */
export type ChatMessage = FunctionReturnType<typeof api.shared.chat.getMessages>["messages"][number];

/** What a customer is called. */
export function nameOfCustomer({ customerName }: { customerName?: string | undefined }): string {
  return customerName ?? "Customer";
}

/** Whom the customer writes with: a store, a seller, or the marketplace itself. */
export function nameOfOther(
  row: Partial<Pick<ChatRow, "storeName" | "sellerName">> & Pick<ChatRow, "conversationType">,
): string {
  if (row.conversationType === "customer_to_seller") return row.sellerName ?? row.storeName ?? "a seller";
  return row.storeName ?? "the marketplace";
}

/** How many messages wait for the side of the desk: admins only wait upon those that were written to the marketplace. */
export function unreadOf(row: ChatRow, side: Chat["side"]): number {
  const isOurs = side === "store" || row.conversationType === "customer_to_admin";
  return isOurs ? row.unreadCountRecipient : 0;
}

const roles: Partial<Record<ChatMessage["senderType"], string>> = {
  store: "Store",
  seller: "Seller",
  admin: "Marketplace",
};

/** The message as threads show it; whoever answers has their role beside their name. */
export function toThreadMessage(message: ChatMessage, chat: Pick<ChatRow, "_id" | "storeLogoUrl">): Message {
  const { senderType, senderName, imageAttachment: image } = message;
  const role = roles[senderType];
  return {
    _id: message._id,
    _creationTime: message._creationTime,
    conversationId: chat._id,
    seq: message.seq,
    senderId: message.senderId,
    senderType,
    senderName: role ? `${senderName ?? role} · ${role}` : senderName,
    senderAvatarUrl: senderType === "store" ? chat.storeLogoUrl : undefined,
    kind: message.messageType,
    isInternal: false,
    content: message.content,
    clientMessageId: message.clientMessageId,
    attachmentIds: image ? [image.fileId] : [],
    attachments: image ? [{ ...image, _id: image.fileId, mimeType: image.fileType, size: image.fileSize }] : [],
    channel: "chat",
    createdAt: message._creationTime,
    // The moment is not told; that it happened is what shows.
    deletedAt: message.isDeleted ? message._creationTime : undefined,
  };
}
