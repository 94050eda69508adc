/** The mail that tells a seller of a new conversation, or the marketplace's admins where it is asked itself. */
import type { MutationContext } from "../../engine/context.ts";
import { queueMail } from "../channels/mail.ts";
import { renderMail } from "../channels/mailTemplate.ts";
import type { ConversationRow } from "../conversations/conversation.ts";
import type { MessageRow } from "../conversations/message.ts";
import { conversations } from "../conversations/tables.ts";
import { recipientsOf } from "../marketplace/awayRecipients.ts";
import { linkOf, noticeOf } from "../marketplace/notice.ts";
import { switchesOf } from "../marketplace/settings.ts";

/** Mails the first message of a conversation at once; until it is read, nothing more is told of it. */
export async function mailReceiver(
  ctx: MutationContext,
  conversation: ConversationRow,
  about: { message: MessageRow; shopName: string; productName: string },
): Promise<void> {
  const { workspaceId, id, subject } = conversation;
  const { message, shopName, productName } = about;
  await ctx.db.update(conversations, id, { recipientToldCount: conversation.visitorMessageCount });
  const switches = await switchesOf(ctx.db, workspaceId);
  const asSeen = { unread: [message], side: "recipient", isMasked: switches.masksContactDetails } as const;
  const { sender, texts } = await noticeOf(ctx, conversation, asSeen);
  for (const recipient of await recipientsOf(ctx.db, conversation, "recipient")) {
    if (!recipient.email) continue;
    const url = linkOf(ctx, conversation, { recipient, switches });
    const mail = renderMail({
      subject: `${sender} asks about ${productName}`,
      heading: subject ?? productName,
      paragraphs: [`${sender} writes to ${shopName} about ${productName}:`, ...texts],
      ...(url ? { action: { label: "View the conversation", url } } : {}),
    });
    await queueMail(ctx, { ...mail, to: recipient.email, purpose: "newConversation", workspaceId });
  }
}
