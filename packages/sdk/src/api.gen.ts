/** Written by `npm run generate`: every public function with its arguments and result. */
import type { FunctionReference } from "convex/server";

/** The id of a row of `Table`: on the wire a string. */
export type Id<Table extends string> = string & { readonly __table?: Table };

/** Every public function by its name. */
export interface Functions {
  /** Assign a conversation to an agent, or clear its assignee with `null`. */
  "conversations:assign": {
    kind: "mutation";
    args: {
      id: Id<"conversations">;
      agentId: Id<"users"> | null;
    };
    result: null;
  };
  /** How many open conversations each view of the inbox holds; counted up to 1,000. */
  "conversations:countForInbox": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      agentId?: Id<"users"> | undefined;
    };
    result: {
      open: number;
      mine: number;
      unassigned: number;
      snoozed: number;
    };
  };
  /** Start a conversation with a visitor or with a colleague; gives its id. */
  "conversations:create": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      visitorId?: Id<"visitors"> | undefined;
      userId?: Id<"users"> | undefined;
      subject?: string | undefined;
    };
    result: Id<"conversations">;
  };
  /** Start a conversation as a visitor: a draft with a greeting, hidden from the team until the visitor writes. */
  "conversations:createForVisitor": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
    };
    result: {
      _id: Id<"conversations">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      number: number;
      kind: string;
      status: "open" | "closed" | "snoozed";
      channel: "chat" | "email";
      visitorId?: Id<"visitors"> | undefined;
      userId?: Id<"users"> | undefined;
      assignedAgentId?: Id<"users"> | undefined;
      subject?: string | undefined;
      blockedAt?: number | undefined;
      snoozedUntil?: number | undefined;
      lastSeq: number;
      unreadByAgent: number;
      unreadByVisitor: number;
      agentSeenSeq: number;
      visitorSeenSeq: number;
      agentDeliveredSeq: number;
      visitorDeliveredSeq: number;
      lastMessageAt: number;
      waitingSince?: number | undefined;
      firstResponseAt?: number | undefined;
      resolvedAt?: number | undefined;
      csatCompletedAt?: number | undefined;
      aiWorkflowState: "none" | "ai_handled" | "handoff";
      createdAt: number;
      updatedAt: number;
    };
  };
  /** Get one conversation; `null` when there is none that the caller may see. */
  "conversations:get": {
    kind: "query";
    args: {
      id: Id<"conversations">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
    };
    result: {
      _id: Id<"conversations">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      number: number;
      kind: string;
      status: "open" | "closed" | "snoozed";
      channel: "chat" | "email";
      visitorId?: Id<"visitors"> | undefined;
      userId?: Id<"users"> | undefined;
      assignedAgentId?: Id<"users"> | undefined;
      subject?: string | undefined;
      blockedAt?: number | undefined;
      snoozedUntil?: number | undefined;
      lastSeq: number;
      unreadByAgent: number;
      unreadByVisitor: number;
      agentSeenSeq: number;
      visitorSeenSeq: number;
      agentDeliveredSeq: number;
      visitorDeliveredSeq: number;
      lastMessageAt: number;
      waitingSince?: number | undefined;
      firstResponseAt?: number | undefined;
      resolvedAt?: number | undefined;
      csatCompletedAt?: number | undefined;
      aiWorkflowState: "none" | "ai_handled" | "handoff";
      createdAt: number;
      updatedAt: number;
    } | null;
  };
  /** The visitor's newest open conversation, or a new one. */
  "conversations:getOrCreateForVisitor": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
    };
    result: {
      _id: Id<"conversations">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      number: number;
      kind: string;
      status: "open" | "closed" | "snoozed";
      channel: "chat" | "email";
      visitorId?: Id<"visitors"> | undefined;
      userId?: Id<"users"> | undefined;
      assignedAgentId?: Id<"users"> | undefined;
      subject?: string | undefined;
      blockedAt?: number | undefined;
      snoozedUntil?: number | undefined;
      lastSeq: number;
      unreadByAgent: number;
      unreadByVisitor: number;
      agentSeenSeq: number;
      visitorSeenSeq: number;
      agentDeliveredSeq: number;
      visitorDeliveredSeq: number;
      lastMessageAt: number;
      waitingSince?: number | undefined;
      firstResponseAt?: number | undefined;
      resolvedAt?: number | undefined;
      csatCompletedAt?: number | undefined;
      aiWorkflowState: "none" | "ai_handled" | "handoff";
      createdAt: number;
      updatedAt: number;
    };
  };
  /** Count the messages of the team that the visitor has not read, over all conversations. */
  "conversations:getTotalUnreadForVisitor": {
    kind: "query";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
    };
    result: number;
  };
  /** List a workspace's conversations, newest first; at most 200. `conversations:listForInbox` has pages and filters. */
  "conversations:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      status?: "open" | "closed" | "snoozed" | undefined;
      limit?: number | undefined;
    };
    result: Array<{
      _id: Id<"conversations">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      number: number;
      kind: string;
      status: "open" | "closed" | "snoozed";
      channel: "chat" | "email";
      visitorId?: Id<"visitors"> | undefined;
      userId?: Id<"users"> | undefined;
      assignedAgentId?: Id<"users"> | undefined;
      subject?: string | undefined;
      blockedAt?: number | undefined;
      snoozedUntil?: number | undefined;
      lastSeq: number;
      unreadByAgent: number;
      unreadByVisitor: number;
      agentSeenSeq: number;
      visitorSeenSeq: number;
      agentDeliveredSeq: number;
      visitorDeliveredSeq: number;
      lastMessageAt: number;
      waitingSince?: number | undefined;
      firstResponseAt?: number | undefined;
      resolvedAt?: number | undefined;
      csatCompletedAt?: number | undefined;
      aiWorkflowState: "none" | "ai_handled" | "handoff";
      createdAt: number;
      updatedAt: number;
    }>;
  };
  /** List the visitor's conversations with the newest message of each, newest first; at most 100. */
  "conversations:listByVisitor": {
    kind: "query";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
    };
    result: Array<{
      _id: Id<"conversations">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      number: number;
      kind: string;
      status: "open" | "closed" | "snoozed";
      channel: "chat" | "email";
      visitorId?: Id<"visitors"> | undefined;
      userId?: Id<"users"> | undefined;
      assignedAgentId?: Id<"users"> | undefined;
      subject?: string | undefined;
      blockedAt?: number | undefined;
      snoozedUntil?: number | undefined;
      lastSeq: number;
      unreadByAgent: number;
      unreadByVisitor: number;
      agentSeenSeq: number;
      visitorSeenSeq: number;
      agentDeliveredSeq: number;
      visitorDeliveredSeq: number;
      lastMessageAt: number;
      waitingSince?: number | undefined;
      firstResponseAt?: number | undefined;
      resolvedAt?: number | undefined;
      csatCompletedAt?: number | undefined;
      aiWorkflowState: "none" | "ai_handled" | "handoff";
      createdAt: number;
      updatedAt: number;
      lastMessage: {
        _id: Id<"messages">;
        conversationId: Id<"conversations">;
        seq: number;
        senderId: string;
        senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "admin" | "system";
        content: string;
        createdAt: number;
      } | null;
    }>;
  };
  /** A page of the inbox, newest message first, with each conversation's visitor and newest message. */
  "conversations:listForInbox": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      status?: "open" | "closed" | "snoozed" | undefined;
      assigneeId?: Id<"users"> | null | undefined;
      aiWorkflowState?: "ai_handled" | "handoff" | undefined;
      limit?: number | undefined;
      cursor?: string | null | undefined;
    };
    result: {
      conversations: Array<{
        _id: Id<"conversations">;
        _creationTime: number;
        workspaceId: Id<"workspaces">;
        number: number;
        kind: string;
        status: "open" | "closed" | "snoozed";
        channel: "chat" | "email";
        visitorId?: Id<"visitors"> | undefined;
        userId?: Id<"users"> | undefined;
        assignedAgentId?: Id<"users"> | undefined;
        subject?: string | undefined;
        blockedAt?: number | undefined;
        snoozedUntil?: number | undefined;
        lastSeq: number;
        unreadByAgent: number;
        unreadByVisitor: number;
        agentSeenSeq: number;
        visitorSeenSeq: number;
        agentDeliveredSeq: number;
        visitorDeliveredSeq: number;
        lastMessageAt: number;
        waitingSince?: number | undefined;
        firstResponseAt?: number | undefined;
        resolvedAt?: number | undefined;
        csatCompletedAt?: number | undefined;
        aiWorkflowState: "none" | "ai_handled" | "handoff";
        createdAt: number;
        updatedAt: number;
        visitor: {
          _id: Id<"visitors">;
          readableId: string;
          name?: string | undefined;
          email?: string | undefined;
          identityVerified: boolean;
          location?: {
            city?: string | undefined;
            region?: string | undefined;
            country?: string | undefined;
            countryCode?: string | undefined;
          } | undefined;
        } | null;
        lastMessage: {
          _id: Id<"messages">;
          conversationId: Id<"conversations">;
          seq: number;
          senderId: string;
          senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "admin" | "system";
          content: string;
          createdAt: number;
        } | null;
        aiWorkflow: {
          state: "none" | "ai_handled" | "handoff";
        };
      }>;
      nextCursor: unknown;
    };
  };
  /** Who is typing in a conversation. Visitors see the team's side only, agents everyone; clients leave themselves out. */
  "conversations:listTyping": {
    kind: "query";
    args: {
      id: Id<"conversations">;
      sessionToken?: string | undefined;
    };
    result: Array<{
      principal: string;
      side: "agent" | "visitor";
      name?: string | undefined;
    }>;
  };
  /** Which agents look at a conversation. */
  "conversations:listViewing": {
    kind: "query";
    args: {
      id: Id<"conversations">;
    };
    result: Array<{
      principal: string;
      side: "agent" | "visitor";
      name?: string | undefined;
    }>;
  };
  /** Say that messages up to `seq` have reached the caller's device. */
  "conversations:markAsDelivered": {
    kind: "mutation";
    args: {
      id: Id<"conversations">;
      seq: number;
      sessionToken?: string | undefined;
    };
    result: null;
  };
  /** Mark a conversation as read by the caller, up to `seq` or entirely. */
  "conversations:markAsRead": {
    kind: "mutation";
    args: {
      id: Id<"conversations">;
      readerType?: "visitor" | "agent" | undefined;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      seq?: number | undefined;
    };
    result: null;
  };
  /** Mark a conversation as unread for the whole team again. */
  "conversations:markAsUnread": {
    kind: "mutation";
    args: {
      id: Id<"conversations">;
    };
    result: null;
  };
  /** Say that the caller is typing, or has stopped; it ends by itself after six seconds. */
  "conversations:setTyping": {
    kind: "mutation";
    args: {
      id: Id<"conversations">;
      isTyping: boolean;
      sessionToken?: string | undefined;
    };
    result: null;
  };
  /** Say that the caller looks at a conversation; repeated while they do, ends by itself after 45 seconds. */
  "conversations:setViewing": {
    kind: "mutation";
    args: {
      id: Id<"conversations">;
      isViewing: boolean;
    };
    result: null;
  };
  /** Start a conversation with its first message, both or neither. Repeated with the same `clientMessageId`, it gives the first one's. */
  "conversations:start": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      content: string;
      clientMessageId: string;
      attachmentIds?: Array<Id<"attachments">> | undefined;
    };
    result: {
      conversationId: Id<"conversations">;
      messageId: Id<"messages">;
    };
  };
  /** Open, close or snooze a conversation. Snoozed without a moment, it waits for the visitor's next message. */
  "conversations:updateStatus": {
    kind: "mutation";
    args: {
      id: Id<"conversations">;
      status: "open" | "closed" | "snoozed";
      snoozedUntil?: number | undefined;
    };
    result: null;
  };
  /** List a conversation's messages: the newest in ascending order, or pages with the newest first when `paginationOpts` is given. */
  "messages:list": {
    kind: "query";
    args: {
      conversationId: Id<"conversations">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      before?: number | undefined;
      limit?: number | undefined;
      paginationOpts?: {
        numItems: number;
        cursor: string | null;
        endCursor?: string | null | undefined;
        id?: number | undefined;
        maximumRowsRead?: number | undefined;
        maximumBytesRead?: number | undefined;
      } | undefined;
    };
    result: Array<{
      _id: Id<"messages">;
      _creationTime: number;
      conversationId: Id<"conversations">;
      seq: number;
      senderId: string;
      senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "admin" | "system";
      senderName?: string | undefined;
      senderAvatarUrl?: string | undefined;
      kind: "text" | "image" | "file" | "system" | "transfer" | "note";
      isInternal: boolean;
      content: string;
      clientMessageId?: string | undefined;
      replyTo?: {
        _id: Id<"messages">;
        seq: number;
        senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "admin" | "system";
        senderName?: string | undefined;
        content: string;
      } | undefined;
      attachmentIds: Array<Id<"attachments">>;
      attachments: Array<{
        _id: Id<"attachments">;
        fileName: string;
        mimeType: string;
        size: number;
        width?: number | undefined;
        height?: number | undefined;
        url: string;
        thumbnailUrl?: string | undefined;
      }>;
      channel: "chat" | "email";
      deliveryStatus?: "pending" | "sent" | "delivered" | "bounced" | "failed" | undefined;
      metadata?: Record<string, string | number | boolean | null> | undefined;
      createdAt: number;
      editedAt?: number | undefined;
      deletedAt?: number | undefined;
    }> | {
      page: Array<{
        _id: Id<"messages">;
        _creationTime: number;
        conversationId: Id<"conversations">;
        seq: number;
        senderId: string;
        senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "admin" | "system";
        senderName?: string | undefined;
        senderAvatarUrl?: string | undefined;
        kind: "text" | "image" | "file" | "system" | "transfer" | "note";
        isInternal: boolean;
        content: string;
        clientMessageId?: string | undefined;
        replyTo?: {
          _id: Id<"messages">;
          seq: number;
          senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "admin" | "system";
          senderName?: string | undefined;
          content: string;
        } | undefined;
        attachmentIds: Array<Id<"attachments">>;
        attachments: Array<{
          _id: Id<"attachments">;
          fileName: string;
          mimeType: string;
          size: number;
          width?: number | undefined;
          height?: number | undefined;
          url: string;
          thumbnailUrl?: string | undefined;
        }>;
        channel: "chat" | "email";
        deliveryStatus?: "pending" | "sent" | "delivered" | "bounced" | "failed" | undefined;
        metadata?: Record<string, string | number | boolean | null> | undefined;
        createdAt: number;
        editedAt?: number | undefined;
        deletedAt?: number | undefined;
      }>;
      isDone: boolean;
      continueCursor: string;
      splitCursor?: unknown | undefined;
      pageStatus?: "SplitRecommended" | "SplitRequired" | null | undefined;
    };
  };
  /** Delete a message; it keeps its place as a tombstone. Agents who may delete conversations may delete any message. */
  "messages:remove": {
    kind: "mutation";
    args: {
      id: Id<"messages">;
      sessionToken?: string | undefined;
    };
    result: null;
  };
  /** Send a message; gives its id. A second send with the same `clientMessageId` gives the first one's id and changes nothing. */
  "messages:send": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      content: string;
      senderType?: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "admin" | "system" | undefined;
      senderId?: string | undefined;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      attachmentIds?: Array<Id<"attachments">> | undefined;
      clientMessageId?: string | undefined;
      replyToId?: Id<"messages"> | undefined;
      kind?: "text" | "note" | undefined;
      metadata?: Record<string, string | number | boolean | null> | undefined;
    };
    result: Id<"messages">;
  };
  /** Change the text of one's own message; it shows as edited. */
  "messages:update": {
    kind: "mutation";
    args: {
      id: Id<"messages">;
      content: string;
      sessionToken?: string | undefined;
    };
    result: null;
  };
}

type Ref<Name extends keyof Functions> = FunctionReference<
  Functions[Name]["kind"],
  "public",
  Functions[Name]["args"],
  Functions[Name]["result"]
>;

/** References to every public function, as the official clients take them. */
export interface Api {
  conversations: {
    assign: Ref<"conversations:assign">;
    countForInbox: Ref<"conversations:countForInbox">;
    create: Ref<"conversations:create">;
    createForVisitor: Ref<"conversations:createForVisitor">;
    get: Ref<"conversations:get">;
    getOrCreateForVisitor: Ref<"conversations:getOrCreateForVisitor">;
    getTotalUnreadForVisitor: Ref<"conversations:getTotalUnreadForVisitor">;
    list: Ref<"conversations:list">;
    listByVisitor: Ref<"conversations:listByVisitor">;
    listForInbox: Ref<"conversations:listForInbox">;
    listTyping: Ref<"conversations:listTyping">;
    listViewing: Ref<"conversations:listViewing">;
    markAsDelivered: Ref<"conversations:markAsDelivered">;
    markAsRead: Ref<"conversations:markAsRead">;
    markAsUnread: Ref<"conversations:markAsUnread">;
    setTyping: Ref<"conversations:setTyping">;
    setViewing: Ref<"conversations:setViewing">;
    start: Ref<"conversations:start">;
    updateStatus: Ref<"conversations:updateStatus">;
  };
  messages: {
    list: Ref<"messages:list">;
    remove: Ref<"messages:remove">;
    send: Ref<"messages:send">;
    update: Ref<"messages:update">;
  };
}
