/** Written by `npm run generate`. */
import * as conversationsConversations from "./conversations/conversations.ts";
import * as conversationsInbox from "./conversations/inbox.ts";
import * as conversationsMessages from "./conversations/messages.ts";
import * as conversationsReceipts from "./conversations/receipts.ts";
import * as conversationsSnooze from "./conversations/snooze.ts";
import * as conversationsTyping from "./conversations/typing.ts";
import * as conversationsVisitorConversations from "./conversations/visitorConversations.ts";

/** Every module of functions by its wire name. */
export const modules = {
  "conversations": { ...conversationsConversations, ...conversationsInbox, ...conversationsReceipts, ...conversationsTyping, ...conversationsVisitorConversations },
  "messages": { ...conversationsMessages },
  "snooze": { ...conversationsSnooze },
};

/** The doc comment of every function by its name. */
export const docs: Readonly<Record<string, string>> = {
  "conversations:assign": "Assign a conversation to an agent, or clear its assignee with `null`.",
  "conversations:countForInbox": "How many open conversations each view of the inbox holds; counted up to 1,000.",
  "conversations:create": "Start a conversation with a visitor or with a colleague; gives its id.",
  "conversations:createForVisitor": "Start a conversation as a visitor: a draft with a greeting, hidden from the team until the visitor writes.",
  "conversations:get": "Get one conversation; `null` when there is none that the caller may see.",
  "conversations:getOrCreateForVisitor": "The visitor's newest open conversation, or a new one.",
  "conversations:getTotalUnreadForVisitor": "Count the messages of the team that the visitor has not read, over all conversations.",
  "conversations:list": "List a workspace's conversations, newest first; at most 200. `conversations:listForInbox` has pages and filters.",
  "conversations:listByVisitor": "List the visitor's conversations with the newest message of each, newest first; at most 100.",
  "conversations:listForInbox": "A page of the inbox, newest message first, with each conversation's visitor and newest message.",
  "conversations:listTyping": "Who is typing in a conversation. Visitors see the team's side only, agents everyone; clients leave themselves out.",
  "conversations:listViewing": "Which agents look at a conversation.",
  "conversations:markAsDelivered": "Say that messages up to `seq` have reached the caller's device.",
  "conversations:markAsRead": "Mark a conversation as read by the caller, up to `seq` or entirely.",
  "conversations:markAsUnread": "Mark a conversation as unread for the whole team again.",
  "conversations:setTyping": "Say that the caller is typing, or has stopped; it ends by itself after six seconds.",
  "conversations:setViewing": "Say that the caller looks at a conversation; repeated while they do, ends by itself after 45 seconds.",
  "conversations:start": "Start a conversation with its first message, both or neither. Repeated with the same `clientMessageId`, it gives the first one's.",
  "conversations:updateStatus": "Open, close or snooze a conversation. Snoozed without a moment, it waits for the visitor's next message.",
  "messages:internalSendBotMessage": "Send a message as Foyer itself, such as an automatic answer; gives its id.",
  "messages:list": "List a conversation's messages: the newest in ascending order, or pages with the newest first when `paginationOpts` is given.",
  "messages:remove": "Delete a message; it keeps its place as a tombstone. Agents who may delete conversations may delete any message.",
  "messages:send": "Send a message; gives its id. A second send with the same `clientMessageId` gives the first one's id and changes nothing.",
  "messages:update": "Change the text of one's own message; it shows as edited.",
  "snooze:wake": "Open a snoozed conversation when its moment has come."
};
