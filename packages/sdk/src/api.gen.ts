/** Written by `npm run generate`: every public function with its arguments and result. */
import type { FunctionReference } from "convex/server";

/** The id of a row of `Table`: on the wire a string. */
export type Id<Table extends string> = string & { readonly __table?: Table };

/** Every public function by its name. */
export interface Functions {
  /** Make an API key with the scopes that its program needs. The key is shown in this answer only. */
  "apiKeys:create": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      name: string;
      scopes: Array<"conversations.read" | "conversations.reply" | "conversations.assign" | "conversations.close" | "users.read" | "settings.workspace" | "commerce.read" | "commerce.write" | "people.tokens">;
      isSandbox?: boolean | undefined;
      expiresAt?: number | undefined;
    };
    result: {
      keyId: Id<"api_keys">;
      key: string;
      previousKeyUntil?: number | undefined;
    };
  };
  /** List a workspace's API keys, newest first, those that have ended too, until another needs their room. */
  "apiKeys:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: Array<{
      _id: Id<"api_keys">;
      _creationTime: number;
      name: string;
      prefix: string;
      scopes: Array<string>;
      isSandbox: boolean;
      createdBy: Id<"users">;
      lastUsedAt?: number | undefined;
      expiresAt?: number | undefined;
      revokedAt?: number | undefined;
      previousKeyUntil?: number | undefined;
    }>;
  };
  /** End a key at once; what is subscribed with it fails. */
  "apiKeys:revoke": {
    kind: "mutation";
    args: {
      id: Id<"api_keys">;
    };
    result: null;
  };
  /** Replace a key by a new one of the same scopes. The old one stays good for a day, or for `graceMs`. */
  "apiKeys:rotate": {
    kind: "mutation";
    args: {
      id: Id<"api_keys">;
      graceMs?: number | undefined;
    };
    result: {
      keyId: Id<"api_keys">;
      key: string;
      previousKeyUntil?: number | undefined;
    };
  };
  /** What the caller may do with the audit log; answers everyone, so that a page knows what to offer. */
  "auditLogs:getAccess": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      status: "ok" | "unauthenticated" | "forbidden";
      canRead: boolean;
      canExport: boolean;
      canManageSecurity: boolean;
    };
  };
  /** The kinds of actions that the log holds, in order; at most 200. */
  "auditLogs:getActions": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: Array<string>;
  };
  /** For how many days entries are kept. */
  "auditLogs:getSettings": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      retentionDays: number;
    };
  };
  /** List entries of the audit log, newest first. */
  "auditLogs:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      action?: string | undefined;
      actorId?: Id<"users"> | undefined;
      resourceType?: string | undefined;
      resourceId?: string | undefined;
      startTime?: number | undefined;
      endTime?: number | undefined;
      limit?: number | undefined;
    };
    result: Array<{
      _id: Id<"auditLogs">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      actorType: "user" | "visitor" | "participant" | "api" | "system";
      actorId?: string | undefined;
      actorName?: string | undefined;
      actorEmail?: string | undefined;
      action: string;
      resourceType?: string | undefined;
      resourceId?: string | undefined;
      metadata?: Record<string, string | number | boolean | null> | undefined;
      timestamp: number;
    }>;
  };
  /** A page of the audit log, newest first; the next one begins at `nextCursor`. With rare matches a page may be short. */
  "auditLogs:listPage": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      action?: string | undefined;
      actorId?: Id<"users"> | undefined;
      resourceType?: string | undefined;
      resourceId?: string | undefined;
      startTime?: number | undefined;
      endTime?: number | undefined;
      limit?: number | undefined;
      cursor?: string | null | undefined;
    };
    result: {
      entries: Array<{
        _id: Id<"auditLogs">;
        _creationTime: number;
        workspaceId: Id<"workspaces">;
        actorType: "user" | "visitor" | "participant" | "api" | "system";
        actorId?: string | undefined;
        actorName?: string | undefined;
        actorEmail?: string | undefined;
        action: string;
        resourceType?: string | undefined;
        resourceId?: string | undefined;
        metadata?: Record<string, string | number | boolean | null> | undefined;
        timestamp: number;
      }>;
      nextCursor: string | null;
    };
  };
  /** Choose for how many days entries are kept: 30, 90 or 365. What is older is removed the next night. */
  "auditLogs:updateSettings": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      retentionDays: number;
    };
    result: null;
  };
  /** Change one's own password; every other device is signed out. Who has none yet sets one by resetting it. */
  "auth:changePassword": {
    kind: "action";
    args: {
      currentPassword: string;
      newPassword: string;
    };
    result: null;
  };
  /** Close one's own account, for good: with the password, or with a code by e-mail. Whoever owns a workspace hands it over first. */
  "auth:closeAccount": {
    kind: "action";
    args: {
      password?: string | undefined;
      code?: string | undefined;
    };
    result: null;
  };
  /** Finish a sign-up: set one's name, and the name of the workspace if one owns it. */
  "auth:completeSignupProfile": {
    kind: "mutation";
    args: {
      name?: string | undefined;
      workspaceName?: string | undefined;
    };
    result: null;
  };
  /** Move the account to the address that the code was sent to. */
  "auth:confirmEmailChange": {
    kind: "action";
    args: {
      email: string;
      code: string;
    };
    result: null;
  };
  /** The signed-in agent with their workspace, role and permissions there; `null` when nobody is signed in. */
  "auth:currentUser": {
    kind: "query";
    args: Record<string, never>;
    result: {
      _id: Id<"users">;
      _creationTime: number;
      email: string;
      name?: string | undefined;
      avatarUrl?: string | undefined;
      emailVerified: boolean;
      hasPassword: boolean;
      isAway: boolean;
      createdAt: number;
      workspaceId?: Id<"workspaces"> | undefined;
      workspace?: {
        _id: Id<"workspaces">;
        name: string;
        sandboxOf?: Id<"workspaces"> | undefined;
      } | undefined;
      role?: "owner" | "admin" | "agent" | "viewer" | undefined;
      permissions: Array<string>;
    } | null;
  };
  /** End one of the caller's other sessions. The current one is ended by signing out. */
  "auth:endSession": {
    kind: "mutation";
    args: {
      id: Id<"agent_sessions">;
    };
    result: null;
  };
  /** List the workspaces of the signed-in agent with their role in each and its sandbox, if they reach it; oldest membership first. */
  "auth:getUserWorkspaces": {
    kind: "query";
    args: Record<string, never>;
    result: Array<{
      _id: Id<"workspaces">;
      name: string;
      role: "owner" | "admin" | "agent" | "viewer";
      joinedAt: number;
      isCurrent: boolean;
      sandboxId?: Id<"workspaces"> | undefined;
    }>;
  };
  /** Whether somebody is signed in. */
  "auth:isAuthenticated": {
    kind: "query";
    args: Record<string, never>;
    result: boolean;
  };
  /** List the caller's sessions, newest first; at most 100. The current one is that whose id is the access token's `sid`. */
  "auth:listSessions": {
    kind: "query";
    args: Record<string, never>;
    result: Array<{
      _id: Id<"agent_sessions">;
      _creationTime: number;
      lastUsedAt: number;
      expiresAt: number;
      userAgent?: string | undefined;
      address?: string | undefined;
    }>;
  };
  /** Ask for the code with which one's own account can be closed instead of with the password; it goes to one's own address. */
  "auth:requestAccountClosure": {
    kind: "action";
    args: Record<string, never>;
    result: {
      started: true;
    };
  };
  /** Ask to move the account to another address: a code goes there. Who has a password gives it again. */
  "auth:requestEmailChange": {
    kind: "action";
    args: {
      email: string;
      password?: string | undefined;
    };
    result: {
      started: true;
    };
  };
  /** Say that one is away, or back. */
  "auth:setAway": {
    kind: "mutation";
    args: {
      isAway: boolean;
    };
    result: null;
  };
  /** Sign in, sign up, reset a password or refresh a session. `password` with `flow` signUp, signIn, reset, reset-verification or email-verification; `otp` with `email`, then with `code` too; `link` with `token`. Answers with `tokens` (`null` when a refresh token is not good), or with `started` when a code was sent. */
  "auth:signIn": {
    kind: "action";
    args: {
      provider?: string | undefined;
      params?: {
        flow?: string | undefined;
        email?: string | undefined;
        password?: string | undefined;
        newPassword?: string | undefined;
        code?: string | undefined;
        token?: string | undefined;
        invitation?: string | undefined;
        name?: string | undefined;
        workspaceName?: string | undefined;
      } | undefined;
      verifier?: string | undefined;
      refreshToken?: string | undefined;
      calledBy?: string | undefined;
    };
    result: {
      tokens?: {
        token: string;
        refreshToken: string;
      } | null | undefined;
      started?: boolean | undefined;
      redirect?: string | undefined;
      verifier?: string | undefined;
    };
  };
  /** End the caller's session; its tokens are worth nothing from then on. Does nothing for those who are not signed in. */
  "auth:signOut": {
    kind: "action";
    args: Record<string, never>;
    result: null;
  };
  /** End all sessions of the caller, on every device; with `keepCurrent` all others. Gives how many were ended. */
  "auth:signOutEverywhere": {
    kind: "action";
    args: {
      keepCurrent?: boolean | undefined;
    };
    result: number;
  };
  /** Show another workspace in the dashboard. */
  "auth:switchWorkspace": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: null;
  };
  /** Change one's own name or picture; `null` removes the picture. */
  "auth:updateProfile": {
    kind: "mutation";
    args: {
      name?: string | undefined;
      avatarAttachmentId?: Id<"attachments"> | null | undefined;
    };
    result: null;
  };
  /** The toggles as they are stored; `null` when nobody has changed any yet. */
  "automationSettings:get": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      _id: Id<"automationSettings">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      suggestArticlesEnabled: boolean;
      showReplyTimeEnabled: boolean;
      collectEmailEnabled: boolean;
      askForRatingEnabled: boolean;
      createdAt: number;
      updatedAt: number;
    } | null;
  };
  /** The toggles that a messenger goes by, stored or not. */
  "automationSettings:getOrCreate": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      suggestArticlesEnabled: boolean;
      showReplyTimeEnabled: boolean;
      collectEmailEnabled: boolean;
      askForRatingEnabled: boolean;
    };
  };
  /** Change toggles; those that are left out stay. Gives the id of the settings. */
  "automationSettings:upsert": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      suggestArticlesEnabled?: boolean | undefined;
      showReplyTimeEnabled?: boolean | undefined;
      collectEmailEnabled?: boolean | undefined;
      askForRatingEnabled?: boolean | undefined;
    };
    result: Id<"automationSettings">;
  };
  /** Add somebody to a group; for its owner and admins. */
  "chats:addMember": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
      memberId: string;
    };
    result: null;
  };
  /** Get the changes of messages after the chat's change `after`, at most 16: a message comes once, as it is now. */
  "chats:changes": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
      after: number;
    };
    result: {
      changes: Array<{
        changeSeq: number;
        kind: "message" | "update" | "delete";
        message: {
          id: Id<"messages">;
          chatId: Id<"conversations">;
          seq: number;
          changeSeq: number;
          senderId: string | null;
          senderName: string | null;
          kind: "text" | "file" | "image" | "system";
          text: string;
          file: {
            url: string;
            name: string;
            type: string;
            sizeBytes: number;
          } | null;
          metadata: Record<string, string | number | boolean | null>;
          clientMessageId?: string | undefined;
          createdAt: number;
          editedAt: number | null;
          deletedAt: number | null;
        };
      }>;
      changeSeq: number;
      isFull: boolean;
    };
  };
  /** Make a chat of these people and the caller; two people have one direct chat, which is given again. */
  "chats:create": {
    kind: "mutation";
    args: {
      members: Array<string>;
      kind?: "direct" | "group" | undefined;
      title?: string | undefined;
      avatarUrl?: string | null | undefined;
      metadata?: Record<string, string | number | boolean | null> | undefined;
    };
    result: {
      id: Id<"conversations">;
      kind: "direct" | "group";
      title: string | null;
      avatarUrl: string | null;
      metadata: Record<string, string | number | boolean | null>;
      memberCount: number;
      role: "owner" | "admin" | "member";
      createdAt: number;
      lastMessage: {
        id: Id<"messages">;
        chatId: Id<"conversations">;
        seq: number;
        changeSeq: number;
        senderId: string | null;
        senderName: string | null;
        kind: "text" | "file" | "image" | "system";
        text: string;
        file: {
          url: string;
          name: string;
          type: string;
          sizeBytes: number;
        } | null;
        metadata: Record<string, string | number | boolean | null>;
        clientMessageId?: string | undefined;
        createdAt: number;
        editedAt: number | null;
        deletedAt: number | null;
      } | null;
      totalMessages: number;
      changeSeq: number;
    };
  };
  /** Name a file that has arrived: it can then be sent in a message as `fileId`, or it is rejected. */
  "chats:finalizeUpload": {
    kind: "mutation";
    args: {
      storageId: Id<"attachments">;
      fileName: string;
    };
    result: {
      fileName: string;
      mimeType: string;
      size: number;
      width?: number | undefined;
      height?: number | undefined;
      url: string;
      thumbnailUrl?: string | undefined;
      status: "staged";
      attachmentId: Id<"attachments">;
    } | {
      status: "rejected";
      message: string;
    };
  };
  /** Get an address to which one file can be sent by POST within an hour; the answer there is its `storageId`. */
  "chats:generateUploadUrl": {
    kind: "mutation";
    args: Record<string, never>;
    result: string;
  };
  /** Get a chat of the caller. */
  "chats:get": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
    };
    result: {
      id: Id<"conversations">;
      kind: "direct" | "group";
      title: string | null;
      avatarUrl: string | null;
      metadata: Record<string, string | number | boolean | null>;
      memberCount: number;
      role: "owner" | "admin" | "member";
      createdAt: number;
      lastMessage: {
        id: Id<"messages">;
        chatId: Id<"conversations">;
        seq: number;
        changeSeq: number;
        senderId: string | null;
        senderName: string | null;
        kind: "text" | "file" | "image" | "system";
        text: string;
        file: {
          url: string;
          name: string;
          type: string;
          sizeBytes: number;
        } | null;
        metadata: Record<string, string | number | boolean | null>;
        clientMessageId?: string | undefined;
        createdAt: number;
        editedAt: number | null;
        deletedAt: number | null;
      } | null;
      totalMessages: number;
      changeSeq: number;
    };
  };
  /** Follow the newest changes of messages, at most 4: one result for all members, and never another question. Who lacks more asks for `changes`. */
  "chats:latest": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
    };
    result: {
      changes: Array<{
        changeSeq: number;
        kind: "message" | "update" | "delete";
        message: {
          id: Id<"messages">;
          chatId: Id<"conversations">;
          seq: number;
          changeSeq: number;
          senderId: string | null;
          senderName: string | null;
          kind: "text" | "file" | "image" | "system";
          text: string;
          file: {
            url: string;
            name: string;
            type: string;
            sizeBytes: number;
          } | null;
          metadata: Record<string, string | number | boolean | null>;
          clientMessageId?: string | undefined;
          createdAt: number;
          editedAt: number | null;
          deletedAt: number | null;
        };
      }>;
      changeSeq: number;
      isAll: boolean;
    };
  };
  /** List the caller's chats, newest message first, with the number of messages that are unread. */
  "chats:list": {
    kind: "query";
    args: {
      limit?: number | undefined;
      cursor?: string | null | undefined;
    };
    result: {
      chats: Array<{
        id: Id<"conversations">;
        kind: "direct" | "group";
        title: string | null;
        avatarUrl: string | null;
        metadata: Record<string, string | number | boolean | null>;
        memberCount: number;
        role: "owner" | "admin" | "member";
        createdAt: number;
        lastMessage: {
          id: Id<"messages">;
          chatId: Id<"conversations">;
          seq: number;
          changeSeq: number;
          senderId: string | null;
          senderName: string | null;
          kind: "text" | "file" | "image" | "system";
          text: string;
          file: {
            url: string;
            name: string;
            type: string;
            sizeBytes: number;
          } | null;
          metadata: Record<string, string | number | boolean | null>;
          clientMessageId?: string | undefined;
          createdAt: number;
          editedAt: number | null;
          deletedAt: number | null;
        } | null;
        totalMessages: number;
        changeSeq: number;
        unreadCount: number;
      }>;
      isDone: boolean;
      continueCursor?: string | undefined;
    };
  };
  /** Mark a message and all before it as seen by the caller; without one, the newest. */
  "chats:markSeen": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
      messageId?: Id<"messages"> | undefined;
    };
    result: null;
  };
  /** List the members of a chat, in an order of no meaning. */
  "chats:members": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
      cursor?: string | null | undefined;
      limit?: number | undefined;
    };
    result: {
      members: Array<{
        id: string;
        name: string | null;
        avatarUrl: string | null;
        role: "owner" | "admin" | "member";
      }>;
      isDone: boolean;
      continueCursor?: string | undefined;
    };
  };
  /** Get a page of 25 messages in ascending order; page 1, or none, is the newest. */
  "chats:messages": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
      page?: number | null | undefined;
    };
    result: {
      messages: Array<{
        id: Id<"messages">;
        chatId: Id<"conversations">;
        seq: number;
        changeSeq: number;
        senderId: string | null;
        senderName: string | null;
        kind: "text" | "file" | "image" | "system";
        text: string;
        file: {
          url: string;
          name: string;
          type: string;
          sizeBytes: number;
        } | null;
        metadata: Record<string, string | number | boolean | null>;
        clientMessageId?: string | undefined;
        createdAt: number;
        editedAt: number | null;
        deletedAt: number | null;
      }>;
      page: number;
      totalMessages: number;
      totalPages: number;
    };
  };
  /** The ids of a chat's members who are online now. */
  "chats:presence": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
    };
    result: Array<string>;
  };
  /** Follow what a chat is called and how it looks: small, the same for all members, and untouched by messages. */
  "chats:profile": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
    };
    result: {
      title: string | null;
      avatarUrl: string | null;
      metadata: Record<string, string | number | boolean | null>;
      memberCount: number;
      memberChanges: number;
      pair: Array<{
        id: string;
        name: string | null;
        avatarUrl: string | null;
      }>;
    };
  };
  /** Delete a message: its place stays. Senders delete their own, the owner and admins of a group any. */
  "chats:remove": {
    kind: "mutation";
    args: {
      messageId: Id<"messages">;
    };
    result: null;
  };
  /** Remove somebody from a group, or leave it oneself; admins remove plain members, the owner anyone. */
  "chats:removeMember": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
      memberId: string;
    };
    result: null;
  };
  /** Change a chat's title or picture; `null` takes the picture away. */
  "chats:rename": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
      title?: string | undefined;
      avatarUrl?: string | null | undefined;
    };
    result: null;
  };
  /** The newest message that anybody but its sender has seen; `seq` is 0 while there is none. */
  "chats:seen": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
    };
    result: {
      seq: number;
      messageId: Id<"messages"> | null;
    };
  };
  /** Send a message; a second send with the same `clientMessageId` gives the first one's message. */
  "chats:send": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
      text?: string | undefined;
      fileId?: Id<"attachments"> | undefined;
      metadata?: Record<string, string | number | boolean | null> | undefined;
      clientMessageId?: string | undefined;
    };
    result: {
      id: Id<"messages">;
      chatId: Id<"conversations">;
      seq: number;
      changeSeq: number;
      senderId: string | null;
      senderName: string | null;
      kind: "text" | "file" | "image" | "system";
      text: string;
      file: {
        url: string;
        name: string;
        type: string;
        sizeBytes: number;
      } | null;
      metadata: Record<string, string | number | boolean | null>;
      clientMessageId?: string | undefined;
      createdAt: number;
      editedAt: number | null;
      deletedAt: number | null;
    };
  };
  /** Lay these names and values over a chat's own; `null` takes one away. */
  "chats:setMetadata": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
      metadata: Record<string, string | number | boolean | null>;
    };
    result: null;
  };
  /** Make a member an admin or a plain member again, or the owner in one's own place; for the owner. */
  "chats:setRole": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
      memberId: string;
      role: "owner" | "admin" | "member";
    };
    result: null;
  };
  /** Say that the caller types; repeated while they do, it ends by itself after six seconds. */
  "chats:startTyping": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
    };
    result: null;
  };
  /** Say that the caller has stopped typing. */
  "chats:stopTyping": {
    kind: "mutation";
    args: {
      chatId: Id<"conversations">;
    };
    result: null;
  };
  /** Who is typing in a chat, at most 20 people; clients leave themselves out. */
  "chats:typing": {
    kind: "query";
    args: {
      chatId: Id<"conversations">;
    };
    result: Array<{
      id: string;
      name: string | null;
    }>;
  };
  /** Change the text, the file or the metadata of one's own message; what is left out stays, `null` takes the file away. */
  "chats:update": {
    kind: "mutation";
    args: {
      messageId: Id<"messages">;
      text?: string | undefined;
      fileId?: Id<"attachments"> | null | undefined;
      metadata?: Record<string, string | number | boolean | null> | undefined;
    };
    result: {
      id: Id<"messages">;
      chatId: Id<"conversations">;
      seq: number;
      changeSeq: number;
      senderId: string | null;
      senderName: string | null;
      kind: "text" | "file" | "image" | "system";
      text: string;
      file: {
        url: string;
        name: string;
        type: string;
        sizeBytes: number;
      } | null;
      metadata: Record<string, string | number | boolean | null>;
      clientMessageId?: string | undefined;
      createdAt: number;
      editedAt: number | null;
      deletedAt: number | null;
    };
  };
  /** Get a customer or seller by the host's own id; `null` when there is none. */
  "commerce:getCustomer": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
    };
    result: {
      _id: Id<"people">;
      _creationTime: number;
      externalId: string;
      number: number;
      name?: string | undefined;
      email?: string | undefined;
      avatarUrl?: string | undefined;
      updatedAt: number;
    } | null;
  };
  /** Get an order by the host's own id; `null` when there is none. */
  "commerce:getOrder": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
    };
    result: {
      _id: Id<"orders">;
      _creationTime: number;
      externalId: string;
      storeId: Id<"stores">;
      customerId: Id<"people">;
      status: string;
      totalAmount: number;
      currency?: string | undefined;
      orderDate: number;
      updatedAt: number;
    } | null;
  };
  /** Get a product by the host's own id; `null` when there is none. */
  "commerce:getProduct": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
    };
    result: {
      _id: Id<"products">;
      _creationTime: number;
      externalId: string;
      number: number;
      name: string;
      storeId?: Id<"stores"> | undefined;
      sellerId?: Id<"people"> | undefined;
      imageUrl?: string | undefined;
      url?: string | undefined;
      price?: number | undefined;
      currency?: string | undefined;
      updatedAt: number;
    } | null;
  };
  /** Get a store with its staff by the host's own id; `null` when there is none. */
  "commerce:getStore": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
    };
    result: {
      _id: Id<"stores">;
      _creationTime: number;
      externalId: string;
      name: string;
      logoUrl?: string | undefined;
      directMessaging: boolean;
      isClosed: boolean;
      updatedAt: number;
      staff: Array<{
        _id: Id<"store_staff">;
        externalId?: string | undefined;
        userId?: Id<"users"> | undefined;
        name?: string | undefined;
      }>;
    } | null;
  };
  /** List customers and sellers, newest first. */
  "commerce:listCustomers": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      limit?: number | undefined;
      cursor?: string | null | undefined;
    };
    result: {
      items: Array<{
        _id: Id<"people">;
        _creationTime: number;
        externalId: string;
        number: number;
        name?: string | undefined;
        email?: string | undefined;
        avatarUrl?: string | undefined;
        updatedAt: number;
      }>;
      nextCursor: string | null;
    };
  };
  /** List orders, newest first. */
  "commerce:listOrders": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      limit?: number | undefined;
      cursor?: string | null | undefined;
    };
    result: {
      items: Array<{
        _id: Id<"orders">;
        _creationTime: number;
        externalId: string;
        storeId: Id<"stores">;
        customerId: Id<"people">;
        status: string;
        totalAmount: number;
        currency?: string | undefined;
        orderDate: number;
        updatedAt: number;
      }>;
      nextCursor: string | null;
    };
  };
  /** List products, newest first. */
  "commerce:listProducts": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      limit?: number | undefined;
      cursor?: string | null | undefined;
    };
    result: {
      items: Array<{
        _id: Id<"products">;
        _creationTime: number;
        externalId: string;
        number: number;
        name: string;
        storeId?: Id<"stores"> | undefined;
        sellerId?: Id<"people"> | undefined;
        imageUrl?: string | undefined;
        url?: string | undefined;
        price?: number | undefined;
        currency?: string | undefined;
        updatedAt: number;
      }>;
      nextCursor: string | null;
    };
  };
  /** List stores, newest first. */
  "commerce:listStores": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      limit?: number | undefined;
      cursor?: string | null | undefined;
    };
    result: {
      items: Array<{
        _id: Id<"stores">;
        _creationTime: number;
        externalId: string;
        name: string;
        logoUrl?: string | undefined;
        directMessaging: boolean;
        isClosed: boolean;
        updatedAt: number;
      }>;
      nextCursor: string | null;
    };
  };
  /** Get how many stores, products, orders and people the host's backend has sent, each counted up to 10,000, and when they last changed. */
  "commerce:status": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      stores: {
        count: number;
        lastChangeAt?: number | undefined;
      };
      products: {
        count: number;
        lastChangeAt?: number | undefined;
      };
      orders: {
        count: number;
        lastChangeAt?: number | undefined;
      };
      customers: {
        count: number;
        lastChangeAt?: number | undefined;
      };
    };
  };
  /** Take over one customer or seller; gives the id. */
  "commerce:upsertCustomer": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
      name?: string | null | undefined;
      email?: string | null | undefined;
      avatarUrl?: string | null | undefined;
    };
    result: Id<"people">;
  };
  /** Take over customers and sellers, at most 5,000; what is left out of a row stays. */
  "commerce:upsertCustomers": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      rows: Array<Record<string, unknown>>;
    };
    result: {
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
      errors: Array<{
        index: number;
        path: string;
        code: string;
        message: string;
      }>;
    };
  };
  /** Take over one order; gives its id. */
  "commerce:upsertOrder": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
      storeExternalId: string;
      customerExternalId: string;
      status: string;
      totalAmount: number;
      currency?: string | null | undefined;
      orderDate: number | string;
    };
    result: Id<"orders">;
  };
  /** Take over orders, at most 5,000; their stores must be known, their customers need not be. */
  "commerce:upsertOrders": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      rows: Array<Record<string, unknown>>;
    };
    result: {
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
      errors: Array<{
        index: number;
        path: string;
        code: string;
        message: string;
      }>;
    };
  };
  /** Take over one product; gives its id. */
  "commerce:upsertProduct": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
      name: string;
      storeExternalId?: string | undefined;
      sellerExternalId?: string | undefined;
      imageUrl?: string | null | undefined;
      url?: string | null | undefined;
      price?: number | null | undefined;
      currency?: string | null | undefined;
    };
    result: Id<"products">;
  };
  /** Take over products, at most 5,000; what is left out of a row stays. */
  "commerce:upsertProducts": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      rows: Array<Record<string, unknown>>;
    };
    result: {
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
      errors: Array<{
        index: number;
        path: string;
        code: string;
        message: string;
      }>;
    };
  };
  /** Take over one store with its staff; gives its id. */
  "commerce:upsertStore": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
      name: string;
      logoUrl?: string | null | undefined;
      directMessaging?: boolean | undefined;
      isClosed?: boolean | undefined;
      staff?: Array<{
        externalId: string;
        name?: string | undefined;
        email?: string | undefined;
      }> | undefined;
    };
    result: Id<"stores">;
  };
  /** Take over stores with their staff, at most 5,000; what is left out of a row stays. */
  "commerce:upsertStores": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      rows: Array<Record<string, unknown>>;
    };
    result: {
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
      errors: Array<{
        index: number;
        path: string;
        code: string;
        message: string;
      }>;
    };
  };
  /** Hand over one part of the file's text, from number 1; the same number again replaces it. At most 20 million characters in all. */
  "commerceImports:addPart": {
    kind: "mutation";
    args: {
      id: Id<"commerce_imports">;
      number: number;
      text: string;
    };
    result: null;
  };
  /** How far an import is, and which rows were left out. */
  "commerceImports:get": {
    kind: "query";
    args: {
      id: Id<"commerce_imports">;
    };
    result: {
      _id: Id<"commerce_imports">;
      _creationTime: number;
      kind: "stores" | "products" | "orders" | "customers";
      format: "csv" | "json";
      fileName?: string | undefined;
      status: "uploading" | "running" | "done" | "failed";
      total?: number | undefined;
      processed: number;
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
      errors: Array<{
        row: number;
        path: string;
        code: string;
        message: string;
      }>;
      failure?: string | undefined;
      finishedAt?: number | undefined;
    };
  };
  /** List a workspace's newest imports, without the rows that were left out. */
  "commerceImports:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      limit?: number | undefined;
    };
    result: Array<{
      _id: Id<"commerce_imports">;
      _creationTime: number;
      kind: "stores" | "products" | "orders" | "customers";
      format: "csv" | "json";
      fileName?: string | undefined;
      status: "uploading" | "running" | "done" | "failed";
      total?: number | undefined;
      processed: number;
      created: number;
      updated: number;
      unchanged: number;
      failed: number;
      failure?: string | undefined;
      finishedAt?: number | undefined;
    }>;
  };
  /** Take the file over now that all of its parts are there; `commerceImports:get` shows how far it is. */
  "commerceImports:run": {
    kind: "mutation";
    args: {
      id: Id<"commerce_imports">;
    };
    result: null;
  };
  /** Begin to hand a file over; gives the import's id. */
  "commerceImports:start": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      kind: "stores" | "products" | "orders" | "customers";
      format: "csv" | "json";
      fileName?: string | undefined;
    };
    result: Id<"commerce_imports">;
  };
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
        senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "member" | "admin" | "system";
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
          senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "member" | "admin" | "system";
          content: string;
          createdAt: number;
        } | null;
        aiWorkflow: {
          state: "none" | "ai_handled" | "handoff";
        };
      }>;
      nextCursor: string | null;
    };
  };
  /** The agent's own marks in conversations on screen: the newest message that they have seen. Conversations never read are left out. */
  "conversations:listOwnMarks": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      ids: Array<Id<"conversations">>;
    };
    result: Array<{
      conversationId: Id<"conversations">;
      seenSeq: number;
    }>;
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
  /** Mail a conversation, as its visitor sees it, to the visitor's address or to another one. */
  "conversations:sendTranscript": {
    kind: "mutation";
    args: {
      id: Id<"conversations">;
      email?: string | undefined;
      sessionToken?: string | undefined;
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
  /** Count events of one name, of one visitor or of all; counted up to 10,000. `since` needs a visitor. */
  "events:count": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      name: string;
      visitorId?: Id<"visitors"> | undefined;
      since?: number | undefined;
    };
    result: number;
  };
  /** The names of all events that a workspace has seen, in order; at most 1,000. */
  "events:getDistinctNames": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: Array<string>;
  };
  /** List events, newest first: a visitor's, or the whole workspace's. By name only a visitor's can be listed. */
  "events:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      visitorId?: Id<"visitors"> | undefined;
      name?: string | undefined;
      limit?: number | undefined;
      before?: number | undefined;
    };
    result: Array<{
      _id: Id<"events">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      visitorId: Id<"visitors">;
      name: string;
      properties?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      url?: string | undefined;
      sessionId?: string | undefined;
      eventType?: "page_view" | "screen_view" | "session_start" | "session_end" | undefined;
      timestamp: number;
    }>;
  };
  /** Note that the visitor did something that the host calls `name`; gives the event's id. */
  "events:track": {
    kind: "mutation";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      properties?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      url?: string | undefined;
      sessionId?: string | undefined;
      name: string;
    };
    result: Id<"events">;
  };
  /** Note what the messenger sees by itself. Beyond 100 in a minute nothing is kept, and `null` is given. */
  "events:trackAutoEvent": {
    kind: "mutation";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      properties?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      url?: string | undefined;
      sessionId?: string | undefined;
      eventType: "page_view" | "screen_view" | "session_start" | "session_end";
    };
    result: Id<"events"> | null;
  };
  /** Turn verification off. The secret stays for the next time; until then nobody is recognised by a hash. */
  "identityVerification:disable": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      confirmDisable?: boolean | undefined;
    };
    result: {
      success: boolean;
    };
  };
  /** Turn verification on. The first time it makes the secret, which is shown in this answer only. */
  "identityVerification:enable": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      mode?: "optional" | "required" | undefined;
    };
    result: {
      success: boolean;
      secret?: string | undefined;
      isNewSecret: boolean;
      mode: "optional" | "required";
    };
  };
  /** Whether identity verification is on, and how strict it is. */
  "identityVerification:getSettings": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      enabled: boolean;
      mode: "optional" | "required";
      hasSecret: boolean;
      previousSecretUntil?: number | undefined;
    } | null;
  };
  /** Whether the host has vouched for a visitor; `null` when there is none that the caller may see. */
  "identityVerification:getVisitorStatus": {
    kind: "query";
    args: {
      visitorId: Id<"visitors">;
    };
    result: {
      identityVerified: boolean;
      identityVerifiedAt?: number | undefined;
      externalUserId?: string | undefined;
    } | null;
  };
  /** Whether a workspace's messenger must bring a proof with `externalUserId`. */
  "identityVerification:isRequired": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: boolean;
  };
  /** Make a new secret, shown in this answer only. The one before stays good for 24 hours unless `endPrevious` is set. */
  "identityVerification:rotateSecret": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      endPrevious?: boolean | undefined;
    };
    result: {
      success: boolean;
      secret: string;
      previousSecretUntil?: number | undefined;
    };
  };
  /** Choose whether a claim without proof is refused or merely not believed. */
  "identityVerification:updateMode": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      mode: "optional" | "required";
    };
    result: {
      success: boolean;
      mode: "optional" | "required";
    };
  };
  /** Read one mail; the text of one that held a code or a link is shown only while it is kept here. */
  "mailbox:get": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      id: Id<"outgoing_mails">;
    };
    result: {
      _id: Id<"outgoing_mails">;
      _creationTime: number;
      workspaceId?: Id<"workspaces"> | undefined;
      recipient: string;
      subject: string;
      purpose: string;
      status: "queued" | "sent" | "kept" | "failed";
      attempts: number;
      lastError?: string | undefined;
      createdAt: number;
      sentAt?: number | undefined;
      text: string;
      html: string;
    };
  };
  /** List a workspace's outgoing mail, newest first; the installation's owner also sees mail that belongs to no workspace. */
  "mailbox:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      limit?: number | undefined;
    };
    result: Array<{
      _id: Id<"outgoing_mails">;
      _creationTime: number;
      workspaceId?: Id<"workspaces"> | undefined;
      recipient: string;
      subject: string;
      purpose: string;
      status: "queued" | "sent" | "kept" | "failed";
      attempts: number;
      lastError?: string | undefined;
      createdAt: number;
      sentAt?: number | undefined;
    }>;
  };
  /** Let nobody write into a conversation until it is unblocked. */
  "marketplace:block": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      reason?: string | undefined;
    };
    result: null;
  };
  /** Close a conversation that is settled; the customer's next message opens it again. */
  "marketplace:close": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
    };
    result: null;
  };
  /** Get what was said in a conversation, deleted messages too, for a dispute; it is written to the audit log. A page has 1,000 messages. */
  "marketplace:exportTranscript": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      afterSeq?: number | undefined;
    };
    result: {
      text: string;
      messageCount: number;
      nextSeq?: number | undefined;
    };
  };
  /** Name an image that has arrived: it can then be sent in a message as `fileId`, or it is rejected. */
  "marketplace:finalizeUpload": {
    kind: "mutation";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      storageId: Id<"attachments">;
      fileName: string;
    };
    result: {
      fileName: string;
      mimeType: string;
      size: number;
      width?: number | undefined;
      height?: number | undefined;
      url: string;
      thumbnailUrl?: string | undefined;
      status: "staged";
      attachmentId: Id<"attachments">;
    } | {
      status: "rejected";
      message: string;
    };
  };
  /** Get an address to which one image can be sent by POST within an hour; the answer there is its `storageId`. */
  "marketplace:generateUploadUrl": {
    kind: "mutation";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
    };
    result: string;
  };
  /** Get a conversation's customer with their newest orders and conversations, at most 50 each: those of all stores for admins, those of their own stores for staff. */
  "marketplace:getCustomer": {
    kind: "query";
    args: {
      conversationId: Id<"conversations">;
    };
    result: {
      _id: Id<"people">;
      externalId: string;
      name?: string | undefined;
      email?: string | undefined;
      avatarUrl?: string | undefined;
      orders: Array<{
        _id: Id<"orders">;
        externalId: string;
        status: string;
        totalAmount: number;
        currency?: string | undefined;
        orderDate: number;
        storeName?: string | undefined;
        conversationId?: Id<"conversations"> | undefined;
      }>;
      conversations: Array<{
        _id: Id<"conversations">;
        _creationTime: number;
        conversationType: "customer_to_store" | "customer_to_admin" | "customer_to_seller";
        customerId?: Id<"people"> | undefined;
        customerName?: string | undefined;
        storeId?: Id<"stores"> | undefined;
        storeName?: string | undefined;
        storeLogoUrl?: string | undefined;
        orderId?: Id<"orders"> | undefined;
        productId?: Id<"products"> | undefined;
        sellerId?: Id<"people"> | undefined;
        sellerName?: string | undefined;
        title?: string | undefined;
        lastMessageAt: number;
        lastMessagePreview?: string | undefined;
        unreadCountCustomer: number;
        unreadCountRecipient: number;
        status: "active" | "archived" | "closed" | "blocked";
      }>;
    } | null;
  };
  /** Get whether a member answers for stores or for the whole marketplace, with the stores in question, at most the newest 200. */
  "marketplace:getDesk": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      side: "store" | "admin";
      stores: Array<{
        _id: Id<"stores">;
        name: string;
        logoUrl?: string | undefined;
      }>;
    };
  };
  /** Step into a conversation of a store or a seller as an admin; both sides are told. */
  "marketplace:join": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
    };
    result: null;
  };
  /** List reports, newest first; at most 200. */
  "marketplace:listReports": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      status?: "open" | "resolved" | undefined;
    };
    result: Array<{
      _id: Id<"conversation_reports">;
      _creationTime: number;
      conversationId: Id<"conversations">;
      messageId?: Id<"messages"> | undefined;
      messageText?: string | undefined;
      side: "customer" | "store" | "seller" | "admin";
      reason: string;
      note?: string | undefined;
      status: "open" | "resolved";
      resolvedAt?: number | undefined;
      resolvedByName?: string | undefined;
      customerName?: string | undefined;
      storeName?: string | undefined;
    }>;
  };
  /** Send the caller's side no mail and no push for a conversation, or send it again. */
  "marketplace:mute": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      isMuted: boolean;
    };
    result: null;
  };
  /** Tell the marketplace's admins that something in a conversation is wrong; gives the report's id. */
  "marketplace:report": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      messageId?: Id<"messages"> | undefined;
      reason: string;
      note?: string | undefined;
    };
    result: Id<"conversation_reports">;
  };
  /** Say that a report was dealt with. */
  "marketplace:resolveReport": {
    kind: "mutation";
    args: {
      id: Id<"conversation_reports">;
    };
    result: null;
  };
  /** Hand a conversation from the store to the marketplace, or back; both sides see a notice, and the store's access follows at once. */
  "marketplace:transfer": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      to: "admin" | "store";
      storeId?: Id<"stores"> | undefined;
    };
    result: null;
  };
  /** Take a conversation that the caller's side has archived back among the active ones. */
  "marketplace:unarchive": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
    };
    result: null;
  };
  /** Let people write into a blocked conversation again. */
  "marketplace:unblock": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
    };
    result: null;
  };
  /** Get the marketplace's settings; image limits are changed by `supportAttachments:updateLimits` with the purpose `marketplace`. */
  "marketplaceSettings:get": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      directMessagingEnabled: boolean;
      maxImageSizeMB: number;
      allowedImageTypes: Array<string>;
      adminSupportEnabled: boolean;
      memberChatsEnabled: boolean;
      masksContactDetails: boolean;
      notifiesByEmail: boolean;
      notifiesByPush: boolean;
      conversationUrl?: string | undefined;
    };
  };
  /** Change switches; those that are left out stay. They hold at once, in open chats too. */
  "marketplaceSettings:update": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      directMessagingEnabled?: boolean | undefined;
      adminSupportEnabled?: boolean | undefined;
      memberChatsEnabled?: boolean | undefined;
      masksContactDetails?: boolean | undefined;
      notifiesByEmail?: boolean | undefined;
      notifiesByPush?: boolean | undefined;
      conversationUrl?: string | null | undefined;
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
      senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "member" | "admin" | "system";
      senderName?: string | undefined;
      senderAvatarUrl?: string | undefined;
      kind: "text" | "image" | "file" | "system" | "transfer" | "note";
      isInternal: boolean;
      content: string;
      clientMessageId?: string | undefined;
      replyTo?: {
        _id: Id<"messages">;
        seq: number;
        senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "member" | "admin" | "system";
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
        senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "member" | "admin" | "system";
        senderName?: string | undefined;
        senderAvatarUrl?: string | undefined;
        kind: "text" | "image" | "file" | "system" | "transfer" | "note";
        isInternal: boolean;
        content: string;
        clientMessageId?: string | undefined;
        replyTo?: {
          _id: Id<"messages">;
          seq: number;
          senderType: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "member" | "admin" | "system";
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
      splitCursor?: string | null | undefined;
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
      senderType?: "user" | "visitor" | "agent" | "bot" | "customer" | "store" | "seller" | "member" | "admin" | "system" | undefined;
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
  /** The settings as they are edited. */
  "messengerSettings:get": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      primaryColor: string;
      backgroundColor: string;
      themeMode: "light" | "dark" | "system";
      launcherPosition: "right" | "left";
      launcherSideSpacing: number;
      launcherBottomSpacing: number;
      showLauncher: boolean;
      logo: string | null;
      teamName: string;
      welcomeMessage: string;
      teamIntroduction: string | null;
      showTeammateAvatars: boolean;
      supportedLanguages: Array<string>;
      defaultLanguage: string;
      privacyPolicyUrl: string | null;
      logoAttachmentId?: Id<"attachments"> | undefined;
      updatedAt?: number | undefined;
    } | null;
  };
  /** The whole home with all cards and tabs, as it is edited. */
  "messengerSettings:getHomeConfig": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      enabled: boolean;
      cards: Array<{
        id: string;
        type: "welcome" | "search" | "conversations" | "startConversation" | "featuredArticles" | "announcements";
        visibleTo: "all" | "visitors" | "users";
        enabled: boolean;
        title?: string | undefined;
        text?: string | undefined;
        url?: string | undefined;
      }>;
      tabs: Array<{
        id: "home" | "messages" | "help" | "tours" | "tasks" | "tickets";
        visibleTo: "all" | "visitors" | "users";
        enabled: boolean;
      }>;
      defaultSpace: "home" | "messages" | "help";
      launchDirectlyToConversation: boolean;
    } | null;
  };
  /** What the messenger's home shows to an anonymous visitor, or to one whom the host has identified. */
  "messengerSettings:getPublicHomeConfig": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      isIdentified?: boolean | undefined;
    };
    result: {
      enabled: boolean;
      cards: Array<{
        id: string;
        type: "welcome" | "search" | "conversations" | "startConversation" | "featuredArticles" | "announcements";
        visibleTo: "all" | "visitors" | "users";
        enabled: boolean;
        title?: string | undefined;
        text?: string | undefined;
        url?: string | undefined;
      }>;
      tabs: Array<{
        id: "home" | "messages" | "help" | "tours" | "tasks" | "tickets";
        visibleTo: "all" | "visitors" | "users";
        enabled: boolean;
      }>;
      defaultSpace: "home" | "messages" | "help";
      launchDirectlyToConversation: boolean;
    };
  };
  /** How a workspace's messenger looks, for everyone. */
  "messengerSettings:getPublicSettings": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      primaryColor: string;
      backgroundColor: string;
      themeMode: "light" | "dark" | "system";
      launcherPosition: "right" | "left";
      launcherSideSpacing: number;
      launcherBottomSpacing: number;
      showLauncher: boolean;
      logo: string | null;
      teamName: string;
      welcomeMessage: string;
      teamIntroduction: string | null;
      showTeammateAvatars: boolean;
      supportedLanguages: Array<string>;
      defaultLanguage: string;
      privacyPolicyUrl: string | null;
    };
  };
  /** Up to five teammates who answer visitors, with first names and pictures: those who are not away first, then as they came. Empty when `showTeammateAvatars` is off; who has set no name is left out. */
  "messengerSettings:getPublicTeam": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: Array<{
      _id: Id<"users">;
      name: string;
      avatarUrl?: string | undefined;
    }>;
  };
  /** Show the home, or open the messenger with its messages instead. */
  "messengerSettings:toggleHomeEnabled": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      enabled: boolean;
    };
    result: Id<"messengerSettings">;
  };
  /** Replace the home. Ids of cards and tabs are unique, and the messages tab stays visible to all. */
  "messengerSettings:updateHomeConfig": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      homeConfig: {
        enabled: boolean;
        cards: Array<{
          id: string;
          type: "welcome" | "search" | "conversations" | "startConversation" | "featuredArticles" | "announcements";
          visibleTo: "all" | "visitors" | "users";
          enabled: boolean;
          title?: string | undefined;
          text?: string | undefined;
          url?: string | undefined;
        }>;
        tabs: Array<{
          id: "home" | "messages" | "help" | "tours" | "tasks" | "tickets";
          visibleTo: "all" | "visitors" | "users";
          enabled: boolean;
        }>;
        defaultSpace: "home" | "messages" | "help";
        launchDirectlyToConversation: boolean;
      };
    };
    result: Id<"messengerSettings">;
  };
  /** Change how the messenger looks; what is left out stays. Gives the id of the settings. */
  "messengerSettings:upsert": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      primaryColor?: string | undefined;
      backgroundColor?: string | undefined;
      themeMode?: "light" | "dark" | "system" | undefined;
      launcherPosition?: "right" | "left" | undefined;
      launcherSideSpacing?: number | undefined;
      launcherBottomSpacing?: number | undefined;
      showLauncher?: boolean | undefined;
      logoAttachmentId?: Id<"attachments"> | null | undefined;
      teamName?: string | null | undefined;
      welcomeMessage?: string | undefined;
      teamIntroduction?: string | null | undefined;
      showTeammateAvatars?: boolean | undefined;
      supportedLanguages?: Array<string> | undefined;
      defaultLanguage?: string | undefined;
      privacyPolicyUrl?: string | null | undefined;
    };
    result: Id<"messengerSettings">;
  };
  /** The schedule as it is set, or the one that a new workspace begins with. */
  "officeHours:get": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      workspaceId: Id<"workspaces">;
      enabled: boolean;
      timezone: string;
      schedule: Array<{
        day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        enabled: boolean;
        startTime: string;
        endTime: string;
      }>;
      offlineMessage?: string | undefined;
      expectedReplyTimeMinutes?: number | undefined;
    } | null;
  };
  /** How soon the team usually answers, in words: "45 minutes", "2 hours", "1 day"; `null` when it has not said. */
  "officeHours:getExpectedReplyTime": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: string | null;
  };
  /** Whether the team is there now; changes by itself at the boundary. Without a schedule it always is. */
  "officeHours:isCurrentlyOpen": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      isOpen: boolean;
      offlineMessage: string | null;
      expectedReplyTimeMinutes: number | null;
      nextOpenAt?: number | undefined;
    };
  };
  /** Change the schedule; what is left out stays. A span whose end is not after its start runs into the next day. */
  "officeHours:upsert": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      enabled?: boolean | undefined;
      timezone?: string | undefined;
      schedule?: Array<{
        day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
        enabled: boolean;
        startTime: string;
        endTime: string;
      }> | undefined;
      offlineMessage?: string | null | undefined;
      expectedReplyTimeMinutes?: number | null | undefined;
    };
    result: Id<"officeHours">;
  };
  /** Erase a person: name, address, picture and tokens at once, then all that they wrote and the files they sent, in groups that they left too. The conversations stay, and so do a group's notices. It cannot be undone. */
  "people:erase": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
    };
    result: null;
  };
  /** Give out what is kept of a person: who they are, all messages of their conversations, and their own of those that they left or in which they spoke for a store; 2,000 a page. It is written to the audit log. */
  "people:exportData": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
      cursor?: string | undefined;
    };
    result: {
      person: {
        externalId: string;
        name?: string | undefined;
        email?: string | undefined;
        avatarUrl?: string | undefined;
        createdAt: number;
      };
      messages: Array<{
        conversationId: Id<"conversations">;
        seq: number;
        isOwn: boolean;
        senderType: string;
        content: string;
        attachmentIds: Array<string>;
        createdAt: number;
        deletedAt?: number | undefined;
      }>;
      nextCursor?: string | undefined;
    };
  };
  /** Make a token with which a person calls as who they are; at most 100 for each, of which ended ones make room. It is shown in this answer only. */
  "personalTokens:create": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
      name: string;
      side?: "customer" | "store" | "seller" | "member" | undefined;
      expiresAt?: number | undefined;
    };
    result: {
      tokenId: Id<"personal_tokens">;
      token: string;
    };
  };
  /** List the tokens of one person, or the workspace's newest 200; those that are revoked too. */
  "personalTokens:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      externalId?: string | undefined;
    };
    result: Array<{
      _id: Id<"personal_tokens">;
      _creationTime: number;
      externalId: string;
      personName?: string | undefined;
      name: string;
      side: "customer" | "store" | "seller" | "member";
      prefix: string;
      lastUsedAt?: number | undefined;
      expiresAt?: number | undefined;
      revokedAt?: number | undefined;
    }>;
  };
  /** End a token at once; what is subscribed with it fails. */
  "personalTokens:revoke": {
    kind: "mutation";
    args: {
      id: Id<"personal_tokens">;
    };
    result: null;
  };
  /** Tell the caller of new messages on this browser: takes what `PushSubscription.toJSON()` gives. At most 20 browsers; the oldest goes. */
  "pushSubscriptions:add": {
    kind: "mutation";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      endpoint: string;
      keys: {
        p256dh: string;
        auth: string;
      };
      expirationTime?: number | null | undefined;
    };
    result: null;
  };
  /** Get the key that a browser needs as `applicationServerKey` to subscribe. */
  "pushSubscriptions:getKey": {
    kind: "query";
    args: Record<string, never>;
    result: {
      publicKey: string;
    };
  };
  /** Tell the caller no longer on this browser. */
  "pushSubscriptions:remove": {
    kind: "mutation";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      endpoint: string;
    };
    result: null;
  };
  /** Take all data out of a sandbox, for good: stores, products, orders, people with their tokens, visitors, conversations and kept mail. Its settings and its keys stay. It goes on in the background: `sandbox:get` says while it does. */
  "sandbox:clear": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: null;
  };
  /** The sandbox of a workspace, or the sandbox itself when its own id is given; `null` when there is none. */
  "sandbox:get": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      sandboxId: Id<"workspaces">;
      workspaceId: Id<"workspaces">;
      name: string;
      createdAt: number;
      clearingSince?: number | undefined;
      holds: {
        stores: number;
        products: number;
        orders: number;
        people: number;
        visitors: number;
        conversations: number;
      };
    } | null;
  };
  /** Give a workspace its sandbox, unless it has one; gives the sandbox's id. The first key for trying things out does the same. */
  "sandbox:open": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: Id<"workspaces">;
  };
  /** Ask about a product: begins the one conversation of a customer and a seller about it, or adds to it. The seller gets a mail of a new one. */
  "sellerChat:createConversation": {
    kind: "mutation";
    args: {
      product_id: number;
      title: string;
      message: string;
    };
    result: {
      conversation_id: number;
      isNew: boolean;
      shop_name: string;
      shop_logo: string | null;
      title: string;
    };
  };
  /** Send a text. A second send with the same `client_message_id` gives the first one's message. */
  "sellerChat:insertMessage": {
    kind: "mutation";
    args: {
      conversation_id: number;
      message: string;
      client_message_id?: string | undefined;
    };
    result: {
      id: number;
      conversation_id: number;
      user_id: number;
      message: string;
      created_at: string;
    };
  };
  /** List the caller's conversations about products, those with the newest message first: as the customer, or as the seller. */
  "sellerChat:listConversations": {
    kind: "query";
    args: {
      page?: number | undefined;
      per_page?: number | undefined;
      as?: "sender" | "seller" | undefined;
    };
    result: {
      data: Array<{
        id: number;
        sender_id: number;
        receiver_id: number;
        title: string;
        sender_viewed: 0 | 1;
        receiver_viewed: 0 | 1;
        created_at: string;
        product_id: number | null;
        shop_name: string;
        shop_logo: string | null;
        sender_name: string | null;
        last_message: string;
        updated_at: string;
      }>;
      page: number;
      perPage: number;
      total: number;
      isNew: boolean;
    };
  };
  /** List the messages of a conversation, the newest first. */
  "sellerChat:listMessages": {
    kind: "query";
    args: {
      conversation_id: number;
      page?: number | undefined;
      per_page?: number | undefined;
    };
    result: {
      data: Array<{
        id: number;
        conversation_id: number;
        user_id: number;
        message: string;
        created_at: string;
      }>;
      page: number;
      perPage: number;
      total: number;
      isNew: boolean;
    };
  };
  /** List the messages whose id is greater than one that the client has, the newest first. */
  "sellerChat:listNewMessages": {
    kind: "query";
    args: {
      conversation_id: number;
      last_message_id: number;
      page?: number | undefined;
      per_page?: number | undefined;
    };
    result: {
      data: Array<{
        id: number;
        conversation_id: number;
        user_id: number;
        message: string;
        created_at: string;
      }>;
      page: number;
      perPage: number;
      total: number;
      isNew: boolean;
    };
  };
  /** Mark a conversation as viewed by the caller's side. */
  "sellerChat:markViewed": {
    kind: "mutation";
    args: {
      conversation_id: number;
    };
    result: null;
  };
  /** Put a conversation away for the caller's side; the next message brings it back. */
  "shared/chat:archiveConversation": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
    };
    result: null;
  };
  /** Ask about a product: begins the one conversation of a customer and a seller about it, or adds to it. */
  "shared/chat:askSeller": {
    kind: "mutation";
    args: {
      productId: Id<"products">;
      content: string;
      clientMessageId?: string | undefined;
    };
    result: {
      conversationId: Id<"conversations">;
    };
  };
  /** Whether the customer may ask about a product, whom, with the reason if not, and the conversation about it that there is. */
  "shared/chat:canAskSeller": {
    kind: "query";
    args: {
      productId: Id<"products">;
    };
    result: {
      canAsk: boolean;
      reason?: string | undefined;
      productName: string;
      sellerName?: string | undefined;
      conversationId?: Id<"conversations"> | undefined;
    };
  };
  /** Whether the customer may write to a store, with the reason if not and the orders that count. */
  "shared/chat:canChatWithStore": {
    kind: "query";
    args: {
      storeId: Id<"stores">;
    };
    result: {
      canChat: boolean;
      reason?: string | undefined;
      orderIds: Array<Id<"orders">>;
    };
  };
  /** Get the customer's conversation with a store, or with the marketplace where they may not write to the store; it is made if need be. */
  "shared/chat:createOrGetConversation": {
    kind: "mutation";
    args: {
      orderId?: Id<"orders"> | undefined;
      storeId?: Id<"stores"> | undefined;
    };
    result: {
      conversationId: Id<"conversations">;
      conversationType: "customer_to_store" | "customer_to_admin" | "customer_to_seller";
    };
  };
  /** Delete a message: its place stays, what it said is kept for disputes only. Senders delete their own, admins any. */
  "shared/chat:deleteMessage": {
    kind: "mutation";
    args: {
      messageId: Id<"messages">;
    };
    result: null;
  };
  /** Get what chats may hold: whether stores and the marketplace can be written to, and which images. */
  "shared/chat:getChatSettings": {
    kind: "query";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
    };
    result: {
      directMessagingEnabled: boolean;
      maxImageSizeMB: number;
      allowedImageTypes: Array<string>;
      adminSupportEnabled: boolean;
    };
  };
  /** Get a conversation with its order or product, its store and what the caller may do in it. */
  "shared/chat:getConversation": {
    kind: "query";
    args: {
      conversationId: Id<"conversations">;
    };
    result: {
      _id: Id<"conversations">;
      _creationTime: number;
      conversationType: "customer_to_store" | "customer_to_admin" | "customer_to_seller";
      customerId?: Id<"people"> | undefined;
      customerName?: string | undefined;
      storeId?: Id<"stores"> | undefined;
      storeName?: string | undefined;
      storeLogoUrl?: string | undefined;
      orderId?: Id<"orders"> | undefined;
      productId?: Id<"products"> | undefined;
      sellerId?: Id<"people"> | undefined;
      sellerName?: string | undefined;
      title?: string | undefined;
      lastMessageAt: number;
      lastMessagePreview?: string | undefined;
      unreadCountCustomer: number;
      unreadCountRecipient: number;
      status: "active" | "archived" | "closed" | "blocked";
      orderSummary?: {
        _id: Id<"orders">;
        externalId: string;
        totalAmount: number;
        currency?: string | undefined;
        status: string;
        orderDate: number;
      } | undefined;
      productSummary?: {
        _id: Id<"products">;
        externalId: string;
        name: string;
        imageUrl?: string | undefined;
        url?: string | undefined;
        price?: number | undefined;
        currency?: string | undefined;
      } | undefined;
      side: "customer" | "store" | "seller" | "admin";
      canSend: boolean;
      cannotSendReason?: string | undefined;
      canJoin: boolean;
      isMuted: boolean;
      isReported: boolean;
    };
  };
  /** List the caller's conversations, newest message first: a customer's own, those of a store for its staff, those of a seller, all for admins. */
  "shared/chat:getConversations": {
    kind: "query";
    args: {
      status?: "active" | "archived" | "closed" | undefined;
      limit?: number | undefined;
      cursor?: Id<"conversations"> | undefined;
      workspaceId?: Id<"workspaces"> | undefined;
      storeId?: Id<"stores"> | undefined;
    };
    result: Array<{
      _id: Id<"conversations">;
      _creationTime: number;
      conversationType: "customer_to_store" | "customer_to_admin" | "customer_to_seller";
      customerId?: Id<"people"> | undefined;
      customerName?: string | undefined;
      storeId?: Id<"stores"> | undefined;
      storeName?: string | undefined;
      storeLogoUrl?: string | undefined;
      orderId?: Id<"orders"> | undefined;
      productId?: Id<"products"> | undefined;
      sellerId?: Id<"people"> | undefined;
      sellerName?: string | undefined;
      title?: string | undefined;
      lastMessageAt: number;
      lastMessagePreview?: string | undefined;
      unreadCountCustomer: number;
      unreadCountRecipient: number;
      status: "active" | "archived" | "closed" | "blocked";
    }>;
  };
  /** Get a page of a conversation's messages, the newest first. */
  "shared/chat:getMessages": {
    kind: "query";
    args: {
      conversationId: Id<"conversations">;
      limit?: number | undefined;
      cursor?: string | null | undefined;
      beforeSeq?: number | undefined;
    };
    result: {
      messages: Array<{
        _id: Id<"messages">;
        _creationTime: number;
        seq: number;
        senderId: string;
        senderType: "customer" | "store" | "seller" | "admin" | "system";
        senderName?: string | undefined;
        messageType: "text" | "image" | "system" | "transfer";
        content: string;
        imageAttachment?: {
          fileId: Id<"attachments">;
          fileName: string;
          fileType: string;
          fileSize: number;
          width?: number | undefined;
          height?: number | undefined;
          url: string;
          thumbnailUrl?: string | undefined;
        } | undefined;
        clientMessageId?: string | undefined;
        isRead: boolean;
        readAt?: number | undefined;
        isDeleted: boolean;
      }>;
      isDone: boolean;
      continueCursor?: string | undefined;
    };
  };
  /** Whether somebody of the other side has Foyer open now, or had a moment ago. */
  "shared/chat:getPresence": {
    kind: "query";
    args: {
      conversationId: Id<"conversations">;
    };
    result: {
      isOnline: boolean;
    };
  };
  /** In how many minutes the side that the customer writes to usually gives its first answer; absent while too few were given. */
  "shared/chat:getReplyTime": {
    kind: "query";
    args: {
      conversationId: Id<"conversations">;
    };
    result: {
      minutes?: number | undefined;
    };
  };
  /** Who else is typing in a conversation. */
  "shared/chat:getTypingIndicators": {
    kind: "query";
    args: {
      conversationId: Id<"conversations">;
    };
    result: Array<{
      userId: string;
      userType: "customer" | "store" | "seller" | "admin";
      userName?: string | undefined;
      lastTypingAt: number;
    }>;
  };
  /** Count the unread messages of the caller's side, over the newest 500 conversations. */
  "shared/chat:getUnreadCount": {
    kind: "query";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      storeId?: Id<"stores"> | undefined;
    };
    result: number;
  };
  /** Mark messages of the other side as read, all or these; gives how many were not yet. */
  "shared/chat:markMessagesAsRead": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      messageIds?: Array<Id<"messages">> | undefined;
    };
    result: {
      markedCount: number;
    };
  };
  /** Send a text or an image; gives the message's id. A second send with the same `clientMessageId` gives the first one's. */
  "shared/chat:sendMessage": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      content: string;
      messageType?: "text" | "image" | undefined;
      imageAttachment?: {
        fileId: Id<"attachments">;
        fileName?: string | undefined;
        fileType?: string | undefined;
        fileSize?: number | undefined;
        width?: number | undefined;
        height?: number | undefined;
      } | undefined;
      clientMessageId?: string | undefined;
    };
    result: Id<"messages">;
  };
  /** Say that the caller is typing, or has stopped; it ends by itself after six seconds. */
  "shared/chat:updateTypingStatus": {
    kind: "mutation";
    args: {
      conversationId: Id<"conversations">;
      isTyping: boolean;
    };
    result: null;
  };
  /** Make a signing key: HS256 with a secret of ours, shown in this answer only, or RS256 or ES256 with the host's public key. */
  "signingKeys:create": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      name: string;
      algorithm: "HS256" | "RS256" | "ES256";
      publicKey?: string | undefined;
      maxLifetimeSeconds?: number | undefined;
      isSandbox?: boolean | undefined;
    };
    result: {
      kid: Id<"signing_keys">;
      secret?: string | undefined;
    };
  };
  /** List a workspace's signing keys, newest first. */
  "signingKeys:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: Array<{
      _id: Id<"signing_keys">;
      _creationTime: number;
      name: string;
      algorithm: "HS256" | "RS256" | "ES256";
      publicKey?: string | undefined;
      maxLifetimeSeconds: number;
      isSandbox: boolean;
      createdBy: Id<"users">;
      endsAt?: number | undefined;
      revokedAt?: number | undefined;
    }>;
  };
  /** Refuse every token of a key from now on; open subscriptions fail at once. */
  "signingKeys:revoke": {
    kind: "mutation";
    args: {
      id: Id<"signing_keys">;
    };
    result: null;
  };
  /** Refuse every token that one person was given until now; open subscriptions fail at once. */
  "signingKeys:revokePerson": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      externalId: string;
    };
    result: null;
  };
  /** Put a new key of the same kind in a key's place. Tokens of the old one stay good for a day, or for `overlapMs`. */
  "signingKeys:rotate": {
    kind: "mutation";
    args: {
      id: Id<"signing_keys">;
      publicKey?: string | undefined;
      overlapMs?: number | undefined;
    };
    result: {
      kid: Id<"signing_keys">;
      secret?: string | undefined;
      previousEndsAt: number;
    };
  };
  /** Let a member of the workspace speak for a store; gives the id of this right. */
  "storeStaff:add": {
    kind: "mutation";
    args: {
      storeId: Id<"stores">;
      userId: Id<"users">;
    };
    result: Id<"store_staff">;
  };
  /** Take somebody off a store's staff; what they look at is closed to them at once. */
  "storeStaff:remove": {
    kind: "mutation";
    args: {
      id: Id<"store_staff">;
    };
    result: null;
  };
  /** Name a file that has arrived: it is then staged and can be attached within an hour, or it is rejected. */
  "supportAttachments:finalizeUpload": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      storageId: Id<"attachments">;
      fileName: string;
    };
    result: {
      fileName: string;
      mimeType: string;
      size: number;
      width?: number | undefined;
      height?: number | undefined;
      url: string;
      thumbnailUrl?: string | undefined;
      status: "staged";
      attachmentId: Id<"attachments">;
    } | {
      status: "rejected";
      message: string;
    };
  };
  /** Get an address to which one file can be sent by POST within an hour; the answer there is its `storageId`. */
  "supportAttachments:generateUploadUrl": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      purpose?: "message" | "avatar" | "logo" | "article" | undefined;
    };
    result: string;
  };
  /** Get what is known of a file; visitors see those that they uploaded. */
  "supportAttachments:get": {
    kind: "query";
    args: {
      id: Id<"attachments">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
    };
    result: {
      _id: Id<"attachments">;
      fileName: string;
      mimeType: string;
      size: number;
      width?: number | undefined;
      height?: number | undefined;
      url: string;
      thumbnailUrl?: string | undefined;
      status: "staged" | "attached";
      createdAt: number;
    } | null;
  };
  /** Get what files may be uploaded: how large, how many in a message, of which types. */
  "supportAttachments:getLimits": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      purpose?: "message" | "marketplace" | "avatar" | "logo" | "article" | undefined;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
    };
    result: {
      maxSizeBytes: number;
      maxFilesPerMessage: number;
      extensions: Array<string>;
      mimeTypes: Array<string>;
    };
  };
  /** Remove a file that one has uploaded and not attached to anything. */
  "supportAttachments:remove": {
    kind: "mutation";
    args: {
      id: Id<"attachments">;
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
    };
    result: null;
  };
  /** Change what files messages may carry; what is `null` becomes the usual again, what is left out stays. */
  "supportAttachments:updateLimits": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      purpose?: "message" | "marketplace" | undefined;
      maxSizeBytes?: number | null | undefined;
      maxFilesPerMessage?: number | null | undefined;
      extensions?: Array<string> | null | undefined;
    };
    result: {
      maxSizeBytes: number;
      maxFilesPerMessage: number;
      extensions: Array<string>;
      mimeTypes: Array<string>;
    };
  };
  /** Erase a visitor's conversations, or everything: profile, events and sessions too. Visitors erase their own conversations unless they ask for everything; agents erase everything unless they ask for less. It cannot be undone. */
  "visitors:erase": {
    kind: "mutation";
    args: {
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      scope?: "conversations" | "everything" | undefined;
    };
    result: Record<string, number>;
  };
  /** Get a visitor; `null` when there is none that the caller may see. */
  "visitors:get": {
    kind: "query";
    args: {
      id: Id<"visitors">;
    };
    result: {
      _id: Id<"visitors">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      readableId: string;
      email?: string | undefined;
      name?: string | undefined;
      externalUserId?: string | undefined;
      location?: {
        city?: string | undefined;
        region?: string | undefined;
        country?: string | undefined;
        countryCode?: string | undefined;
      } | undefined;
      device?: {
        browser?: string | undefined;
        os?: string | undefined;
        deviceType?: string | undefined;
        platform?: string | undefined;
      } | undefined;
      referrer?: string | undefined;
      currentUrl?: string | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      identityVerified: boolean;
      identityVerifiedAt?: number | undefined;
      firstSeenAt: number;
      lastSeenAt: number;
      createdAt: number;
      mergedInto?: Id<"visitors"> | undefined;
    } | null;
  };
  /** Get the anonymous visitor whose browser keeps this key; `null` for others. A verified person is not shown to whoever has the key only. */
  "visitors:getBySession": {
    kind: "query";
    args: {
      sessionId: string;
      workspaceId?: Id<"workspaces"> | undefined;
      sessionToken?: string | undefined;
    };
    result: {
      _id: Id<"visitors">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      readableId: string;
      email?: string | undefined;
      name?: string | undefined;
      externalUserId?: string | undefined;
      location?: {
        city?: string | undefined;
        region?: string | undefined;
        country?: string | undefined;
        countryCode?: string | undefined;
      } | undefined;
      device?: {
        browser?: string | undefined;
        os?: string | undefined;
        deviceType?: string | undefined;
        platform?: string | undefined;
      } | undefined;
      referrer?: string | undefined;
      currentUrl?: string | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      identityVerified: boolean;
      identityVerifiedAt?: number | undefined;
      firstSeenAt: number;
      lastSeenAt: number;
      createdAt: number;
      mergedInto?: Id<"visitors"> | undefined;
    } | null;
  };
  /** One visitor of the directory with their newest conversations. */
  "visitors:getDirectoryDetail": {
    kind: "query";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      visitorId: Id<"visitors">;
    };
    result: {
      status: "ok" | "unauthenticated" | "forbidden" | "not_found";
      visitor: {
        _id: Id<"visitors">;
        _creationTime: number;
        workspaceId: Id<"workspaces">;
        readableId: string;
        email?: string | undefined;
        name?: string | undefined;
        externalUserId?: string | undefined;
        location?: {
          city?: string | undefined;
          region?: string | undefined;
          country?: string | undefined;
          countryCode?: string | undefined;
        } | undefined;
        device?: {
          browser?: string | undefined;
          os?: string | undefined;
          deviceType?: string | undefined;
          platform?: string | undefined;
        } | undefined;
        referrer?: string | undefined;
        currentUrl?: string | undefined;
        customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
        identityVerified: boolean;
        identityVerifiedAt?: number | undefined;
        firstSeenAt: number;
        lastSeenAt: number;
        createdAt: number;
        mergedInto?: Id<"visitors"> | undefined;
        isOnline: boolean;
        lastActiveAt: number;
      } | null;
      resourceAccess: {
        conversations: boolean;
        tickets: boolean;
      };
      linkedConversations: Array<{
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
        lastMessagePreview?: string | undefined;
      }>;
      linkedTickets: Array<{
        _id: string;
      }>;
    };
  };
  /** Which visitors turned out to be this one, newest first; at most 100. */
  "visitors:getMergeHistory": {
    kind: "query";
    args: {
      visitorId: Id<"visitors">;
    };
    result: Array<{
      visitorId: Id<"visitors">;
      readableId: string;
      name?: string | undefined;
      email?: string | undefined;
      mergedAt: number;
    }>;
  };
  /** Say that the visitor is here; sent every 30 seconds while the page is looked at. */
  "visitors:heartbeat": {
    kind: "mutation";
    args: {
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      origin?: string | undefined;
      currentUrl?: string | undefined;
    };
    result: null;
  };
  /** Say who the visitor is. With the host's proof the visitor becomes that person, with all their history; without it, what is said is only kept. */
  "visitors:identify": {
    kind: "mutation";
    args: {
      visitorId?: Id<"visitors"> | undefined;
      sessionToken?: string | undefined;
      externalUserId?: string | undefined;
      userHash?: string | undefined;
      email?: string | undefined;
      name?: string | undefined;
      location?: {
        city?: string | null | undefined;
        region?: string | null | undefined;
        country?: string | null | undefined;
        countryCode?: string | null | undefined;
      } | undefined;
      device?: {
        browser?: string | undefined;
        os?: string | undefined;
        deviceType?: string | undefined;
        platform?: string | undefined;
      } | undefined;
      referrer?: string | undefined;
      currentUrl?: string | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      origin?: string | undefined;
    };
    result: {
      _id: Id<"visitors">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      readableId: string;
      email?: string | undefined;
      name?: string | undefined;
      externalUserId?: string | undefined;
      location?: {
        city?: string | undefined;
        region?: string | undefined;
        country?: string | undefined;
        countryCode?: string | undefined;
      } | undefined;
      device?: {
        browser?: string | undefined;
        os?: string | undefined;
        deviceType?: string | undefined;
        platform?: string | undefined;
      } | undefined;
      referrer?: string | undefined;
      currentUrl?: string | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      identityVerified: boolean;
      identityVerifiedAt?: number | undefined;
      firstSeenAt: number;
      lastSeenAt: number;
      createdAt: number;
      mergedInto?: Id<"visitors"> | undefined;
    };
  };
  /** Whether a visitor is on the site now. */
  "visitors:isOnline": {
    kind: "query";
    args: {
      visitorId: Id<"visitors">;
    };
    result: boolean;
  };
  /** List a workspace's visitors, those seen last first; in pages when `paginationOpts` is given. */
  "visitors:list": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
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
      _id: Id<"visitors">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      readableId: string;
      email?: string | undefined;
      name?: string | undefined;
      externalUserId?: string | undefined;
      location?: {
        city?: string | undefined;
        region?: string | undefined;
        country?: string | undefined;
        countryCode?: string | undefined;
      } | undefined;
      device?: {
        browser?: string | undefined;
        os?: string | undefined;
        deviceType?: string | undefined;
        platform?: string | undefined;
      } | undefined;
      referrer?: string | undefined;
      currentUrl?: string | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      identityVerified: boolean;
      identityVerifiedAt?: number | undefined;
      firstSeenAt: number;
      lastSeenAt: number;
      createdAt: number;
      mergedInto?: Id<"visitors"> | undefined;
    }> | {
      page: Array<{
        _id: Id<"visitors">;
        _creationTime: number;
        workspaceId: Id<"workspaces">;
        readableId: string;
        email?: string | undefined;
        name?: string | undefined;
        externalUserId?: string | undefined;
        location?: {
          city?: string | undefined;
          region?: string | undefined;
          country?: string | undefined;
          countryCode?: string | undefined;
        } | undefined;
        device?: {
          browser?: string | undefined;
          os?: string | undefined;
          deviceType?: string | undefined;
          platform?: string | undefined;
        } | undefined;
        referrer?: string | undefined;
        currentUrl?: string | undefined;
        customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
        identityVerified: boolean;
        identityVerifiedAt?: number | undefined;
        firstSeenAt: number;
        lastSeenAt: number;
        createdAt: number;
        mergedInto?: Id<"visitors"> | undefined;
      }>;
      isDone: boolean;
      continueCursor: string;
      splitCursor?: string | null | undefined;
      pageStatus?: "SplitRecommended" | "SplitRequired" | null | undefined;
    };
  };
  /** A page of the directory, those seen last first; goes on by `nextCursor`, or by `nextOffset` up to 1,000. The total is counted up to 1,000. */
  "visitors:listDirectory": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      search?: string | undefined;
      presence?: "all" | "online" | "offline" | undefined;
      limit?: number | undefined;
      offset?: number | undefined;
      cursor?: string | null | undefined;
    };
    result: {
      status: "ok" | "unauthenticated" | "forbidden" | "not_found";
      visitors: Array<{
        _id: Id<"visitors">;
        _creationTime: number;
        workspaceId: Id<"workspaces">;
        readableId: string;
        email?: string | undefined;
        name?: string | undefined;
        externalUserId?: string | undefined;
        location?: {
          city?: string | undefined;
          region?: string | undefined;
          country?: string | undefined;
          countryCode?: string | undefined;
        } | undefined;
        device?: {
          browser?: string | undefined;
          os?: string | undefined;
          deviceType?: string | undefined;
          platform?: string | undefined;
        } | undefined;
        referrer?: string | undefined;
        currentUrl?: string | undefined;
        customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
        identityVerified: boolean;
        identityVerifiedAt?: number | undefined;
        firstSeenAt: number;
        lastSeenAt: number;
        createdAt: number;
        mergedInto?: Id<"visitors"> | undefined;
        isOnline: boolean;
        lastActiveAt: number;
      }>;
      totalCount: number;
      hasMore: boolean;
      nextOffset: number | null;
      nextCursor: string | null;
    };
  };
  /** The visitors who are on the site now, those who came last first. */
  "visitors:listOnline": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      limit?: number | undefined;
    };
    result: {
      total: number;
      visitors: Array<{
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
        currentUrl?: string | undefined;
        onlineSince: number;
      }>;
    };
  };
  /** Find visitors by name, address, id at the host or readable id: each word of the query is the beginning of one of theirs. */
  "visitors:search": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      query: string;
      limit?: number | undefined;
    };
    result: Array<{
      _id: Id<"visitors">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      readableId: string;
      email?: string | undefined;
      name?: string | undefined;
      externalUserId?: string | undefined;
      location?: {
        city?: string | undefined;
        region?: string | undefined;
        country?: string | undefined;
        countryCode?: string | undefined;
      } | undefined;
      device?: {
        browser?: string | undefined;
        os?: string | undefined;
        deviceType?: string | undefined;
        platform?: string | undefined;
      } | undefined;
      referrer?: string | undefined;
      currentUrl?: string | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      identityVerified: boolean;
      identityVerifiedAt?: number | undefined;
      firstSeenAt: number;
      lastSeenAt: number;
      createdAt: number;
      mergedInto?: Id<"visitors"> | undefined;
    }>;
  };
  /** Correct what is known about a visitor; `null` takes a name or an address away. Whoever may answer visitors may do this. */
  "visitors:update": {
    kind: "mutation";
    args: {
      id: Id<"visitors">;
      name?: string | null | undefined;
      email?: string | null | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
    };
    result: {
      _id: Id<"visitors">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      readableId: string;
      email?: string | undefined;
      name?: string | undefined;
      externalUserId?: string | undefined;
      location?: {
        city?: string | undefined;
        region?: string | undefined;
        country?: string | undefined;
        countryCode?: string | undefined;
      } | undefined;
      device?: {
        browser?: string | undefined;
        os?: string | undefined;
        deviceType?: string | undefined;
        platform?: string | undefined;
      } | undefined;
      referrer?: string | undefined;
      currentUrl?: string | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      identityVerified: boolean;
      identityVerifiedAt?: number | undefined;
      firstSeenAt: number;
      lastSeenAt: number;
      createdAt: number;
      mergedInto?: Id<"visitors"> | undefined;
    };
  };
  /** Say where the visitor is. */
  "visitors:updateLocation": {
    kind: "mutation";
    args: {
      visitorId: Id<"visitors">;
      sessionToken?: string | undefined;
      location: {
        city?: string | null | undefined;
        region?: string | null | undefined;
        country?: string | null | undefined;
        countryCode?: string | null | undefined;
      };
    };
    result: null;
  };
  /** Start a messenger: finds or makes the visitor, and gives a session token for all further calls. */
  "widgetSessions:boot": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      sessionId: string;
      externalUserId?: string | undefined;
      userHash?: string | undefined;
      email?: string | undefined;
      name?: string | undefined;
      location?: {
        city?: string | null | undefined;
        region?: string | null | undefined;
        country?: string | null | undefined;
        countryCode?: string | null | undefined;
      } | undefined;
      device?: {
        browser?: string | undefined;
        os?: string | undefined;
        deviceType?: string | undefined;
        platform?: string | undefined;
      } | undefined;
      referrer?: string | undefined;
      currentUrl?: string | undefined;
      customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
      existingVisitorId?: string | undefined;
      origin?: string | undefined;
      clientType?: string | undefined;
      clientVersion?: string | undefined;
      clientIdentifier?: string | undefined;
    };
    result: {
      visitor: {
        _id: Id<"visitors">;
        _creationTime: number;
        workspaceId: Id<"workspaces">;
        readableId: string;
        email?: string | undefined;
        name?: string | undefined;
        externalUserId?: string | undefined;
        location?: {
          city?: string | undefined;
          region?: string | undefined;
          country?: string | undefined;
          countryCode?: string | undefined;
        } | undefined;
        device?: {
          browser?: string | undefined;
          os?: string | undefined;
          deviceType?: string | undefined;
          platform?: string | undefined;
        } | undefined;
        referrer?: string | undefined;
        currentUrl?: string | undefined;
        customAttributes?: Record<string, string | number | boolean | null | Array<string | number | boolean | null> | Record<string, string | number | boolean | null>> | undefined;
        identityVerified: boolean;
        identityVerifiedAt?: number | undefined;
        firstSeenAt: number;
        lastSeenAt: number;
        createdAt: number;
        mergedInto?: Id<"visitors"> | undefined;
      };
      sessionToken: string;
      expiresAt: number;
    };
  };
  /** The rules for visitors' sessions. */
  "widgetSessions:getSettings": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      sessionLifetimeMs: number;
      minLifetimeMs: number;
      maxLifetimeMs: number;
      defaultLifetimeMs: number;
      auditsEverySession: boolean;
    };
  };
  /** Exchange a session token for a new one; the old one stays good for another minute. */
  "widgetSessions:refresh": {
    kind: "mutation";
    args: {
      sessionToken?: string | undefined;
    };
    result: {
      sessionToken: string;
      expiresAt: number;
    };
  };
  /** End the session: its token is good for nothing from now on. */
  "widgetSessions:revoke": {
    kind: "mutation";
    args: {
      sessionToken?: string | undefined;
    };
    result: {
      success: boolean;
    };
  };
  /** Change the rules for visitors' sessions. A lifetime beyond the bounds of one hour and seven days becomes the nearest bound. */
  "widgetSessions:updateSettings": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      sessionLifetimeMs?: number | undefined;
      auditsEverySession?: boolean | undefined;
    };
    result: {
      sessionLifetimeMs: number;
      minLifetimeMs: number;
      maxLifetimeMs: number;
      defaultLifetimeMs: number;
      auditsEverySession: boolean;
    };
  };
  /** Tell whether a session token is good, and whose it is; follows the session live until it ends. */
  "widgetSessions:validateSessionToken": {
    kind: "query";
    args: {
      sessionToken?: string | undefined;
      workspaceId?: Id<"workspaces"> | undefined;
    };
    result: {
      valid: boolean;
      visitorId?: Id<"visitors"> | undefined;
      identityVerified?: boolean | undefined;
      reason?: string | undefined;
    };
  };
  /** Accept an invitation to one's own address, by the token of its link or by its id; gives the workspace's id. */
  "workspaceMembers:acceptInvitation": {
    kind: "mutation";
    args: {
      token?: string | undefined;
      invitationId?: Id<"workspace_invitations"> | undefined;
    };
    result: Id<"workspaces">;
  };
  /** Add a colleague from another workspace whose team the caller manages; strangers are invited. Gives the membership's id. */
  "workspaceMembers:add": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      userId: Id<"users">;
      role: "admin" | "agent" | "viewer";
    };
    result: Id<"workspace_members">;
  };
  /** Withdraw an invitation. */
  "workspaceMembers:cancelInvitation": {
    kind: "mutation";
    args: {
      invitationId: Id<"workspace_invitations">;
    };
    result: null;
  };
  /** What the holder of an invitation's link sees before signing in; `null` when there is no such invitation. */
  "workspaceMembers:getInvitation": {
    kind: "query";
    args: {
      token: string;
    };
    result: {
      _id: Id<"workspace_invitations">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      workspaceName: string;
      email: string;
      role: "admin" | "agent" | "viewer";
      invitedByName?: string | undefined;
      status: "pending" | "accepted" | "cancelled" | "expired";
      createdAt: number;
      expiresAt: number;
      hasAccount: boolean;
    } | null;
  };
  /** The role of a member, by default the caller's own; `null` for somebody who is not one. */
  "workspaceMembers:getMemberRole": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      userId?: Id<"users"> | undefined;
    };
    result: "owner" | "admin" | "agent" | "viewer" | null;
  };
  /** List the open invitations to the signed-in agent's address, newest first; none before the address is confirmed. */
  "workspaceMembers:getPendingInvitations": {
    kind: "query";
    args: Record<string, never>;
    result: Array<{
      _id: Id<"workspace_invitations">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      workspaceName: string;
      email: string;
      role: "admin" | "agent" | "viewer";
      invitedByName?: string | undefined;
      status: "pending" | "accepted" | "cancelled" | "expired";
      createdAt: number;
      expiresAt: number;
    }>;
  };
  /** List a workspace's invitations that nobody has accepted yet, newest first; at most 500. Old ones show as expired. */
  "workspaceMembers:getWorkspacePendingInvitations": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: Array<{
      _id: Id<"workspace_invitations">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      workspaceName: string;
      email: string;
      role: "admin" | "agent" | "viewer";
      invitedByName?: string | undefined;
      status: "pending" | "accepted" | "cancelled" | "expired";
      createdAt: number;
      expiresAt: number;
    }>;
  };
  /** Invite somebody by e-mail; a second invitation of the same address replaces the first. */
  "workspaceMembers:inviteToWorkspace": {
    kind: "action";
    args: {
      workspaceId: Id<"workspaces">;
      email: string;
      role: "admin" | "agent" | "viewer";
    };
    result: {
      status: "invited";
      invitationId: Id<"workspace_invitations">;
    };
  };
  /** Leave a workspace. Its owner hands it over first. */
  "workspaceMembers:leave": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: null;
  };
  /** List the caller's memberships with the name of each workspace. */
  "workspaceMembers:listByUser": {
    kind: "query";
    args: {
      userId?: Id<"users"> | undefined;
    };
    result: Array<{
      _id: Id<"workspace_members">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      userId: Id<"users">;
      role: "owner" | "admin" | "agent" | "viewer";
      permissions: Array<string>;
      hasCustomPermissions: boolean;
      createdAt: number;
      workspace: {
        _id: Id<"workspaces">;
        name: string;
      };
    }>;
  };
  /** List a workspace's members with names, addresses and permissions, in the order in which they came; at most 500. */
  "workspaceMembers:listByWorkspace": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: Array<{
      _id: Id<"workspace_members">;
      _creationTime: number;
      workspaceId: Id<"workspaces">;
      userId: Id<"users">;
      role: "owner" | "admin" | "agent" | "viewer";
      permissions: Array<string>;
      hasCustomPermissions: boolean;
      createdAt: number;
      name?: string | undefined;
      email: string;
      avatarUrl?: string | undefined;
      isAway: boolean;
    }>;
  };
  /** Remove a member; what they had open of the workspace closes at once. */
  "workspaceMembers:remove": {
    kind: "mutation";
    args: {
      membershipId: Id<"workspace_members">;
    };
    result: null;
  };
  /** Hand a workspace over to another member; the owner until now becomes an admin. */
  "workspaceMembers:transferOwnership": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      newOwnerId: Id<"users">;
    };
    result: null;
  };
  /** Give a member exactly these permissions instead of the role's; an empty list gives the role's back. */
  "workspaceMembers:updatePermissions": {
    kind: "mutation";
    args: {
      membershipId: Id<"workspace_members">;
      permissions: Array<string>;
    };
    result: null;
  };
  /** Give a member another role, with exactly the permissions of that role. */
  "workspaceMembers:updateRole": {
    kind: "mutation";
    args: {
      membershipId: Id<"workspace_members">;
      role: "owner" | "admin" | "agent" | "viewer";
    };
    result: null;
  };
  /** Make a workspace of which the caller becomes the owner; gives its id. Equal names are different workspaces. */
  "workspaces:create": {
    kind: "mutation";
    args: {
      name: string;
    };
    result: Id<"workspaces">;
  };
  /** Get a workspace: all but its secrets for members, its name for others; `null` when there is none. */
  "workspaces:get": {
    kind: "query";
    args: {
      id: Id<"workspaces">;
    };
    result: {
      _id: Id<"workspaces">;
      _creationTime: number;
      name: string;
      createdAt: number;
      allowedOrigins: Array<string>;
      helpCenterAccessPolicy: "public" | "restricted";
      signupMode: "invite-only" | "domain-allowlist";
      allowedDomains: Array<string>;
      authMethods: Array<string>;
      identityVerificationEnabled: boolean;
      identityVerificationMode: "optional" | "required";
      sessionLifetimeMs: number;
      auditRetentionDays: number;
      isSample: boolean;
      sandboxOf?: Id<"workspaces"> | undefined;
    } | {
      _id: Id<"workspaces">;
      _creationTime: number;
      name: string;
      createdAt: number;
    } | null;
  };
  /** Get the caller's oldest workspace of this name; `null` when they belong to none that is called so. */
  "workspaces:getByName": {
    kind: "query";
    args: {
      name: string;
    };
    result: {
      _id: Id<"workspaces">;
      _creationTime: number;
      name: string;
      createdAt: number;
      allowedOrigins: Array<string>;
      helpCenterAccessPolicy: "public" | "restricted";
      signupMode: "invite-only" | "domain-allowlist";
      allowedDomains: Array<string>;
      authMethods: Array<string>;
      identityVerificationEnabled: boolean;
      identityVerificationMode: "optional" | "required";
      sessionLifetimeMs: number;
      auditRetentionDays: number;
      isSample: boolean;
      sandboxOf?: Id<"workspaces"> | undefined;
    } | null;
  };
  /** What the checklist of a new workspace shows: the token that its snippet carries, and where the messenger was seen. */
  "workspaces:getOnboarding": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
    };
    result: {
      verificationToken: string;
      isVerified: boolean;
      verifiedAt?: number | undefined;
      sightings: Array<{
        origin: string;
        currentUrl?: string | undefined;
        firstSeenAt: number;
        lastSeenAt: number;
      }>;
    } | null;
  };
  /** The workspace that the caller looks at; who belongs to none gets one of their own. */
  "workspaces:getOrCreateDefault": {
    kind: "mutation";
    args: Record<string, never>;
    result: {
      _id: Id<"workspaces">;
      _creationTime: number;
      name: string;
      createdAt: number;
      allowedOrigins: Array<string>;
      helpCenterAccessPolicy: "public" | "restricted";
      signupMode: "invite-only" | "domain-allowlist";
      allowedDomains: Array<string>;
      authMethods: Array<string>;
      identityVerificationEnabled: boolean;
      identityVerificationMode: "optional" | "required";
      sessionLifetimeMs: number;
      auditRetentionDays: number;
      isSample: boolean;
      sandboxOf?: Id<"workspaces"> | undefined;
    };
  };
  /** The workspace whose help center a public page shows: the given one, else the oldest that is public, else the oldest; `null` before there is any. */
  "workspaces:getPublicWorkspaceContext": {
    kind: "query";
    args: {
      workspaceId?: Id<"workspaces"> | undefined;
      articleSlug?: string | undefined;
    };
    result: {
      _id: Id<"workspaces">;
      name: string;
      helpCenterAccessPolicy: "public" | "restricted";
    } | null;
  };
  /** Say that the messenger runs on a site; the token comes with the snippet. The browser's Origin header wins over `origin`. */
  "workspaces:recordHostedOnboardingVerificationEvent": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      token: string;
      origin?: string | undefined;
      currentUrl?: string | undefined;
    };
    result: null;
  };
  /** Rename a workspace. */
  "workspaces:update": {
    kind: "mutation";
    args: {
      id: Id<"workspaces">;
      name: string;
    };
    result: null;
  };
  /** Set the origins on which the messenger may run: whole origins or `*.domain`; an empty list allows all. */
  "workspaces:updateAllowedOrigins": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      allowedOrigins: Array<string>;
    };
    result: null;
  };
  /** Set whether everyone may read the help center, or the team and known visitors only. */
  "workspaces:updateHelpCenterAccessPolicy": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      policy: "public" | "restricted";
    };
    result: null;
  };
  /** Set how people join and sign in: by invitation or by their address's domain, with a password, a code, or both. */
  "workspaces:updateSignupSettings": {
    kind: "mutation";
    args: {
      workspaceId: Id<"workspaces">;
      signupMode?: "invite-only" | "domain-allowlist" | undefined;
      allowedDomains?: Array<string> | undefined;
      authMethods?: Array<"password" | "otp"> | undefined;
    };
    result: null;
  };
  /** Whether a workspace's messenger may run on an origin, and why. Advice for clients, which say their origin themselves; what decides is the Origin header of the calls that begin a visitor's session. */
  "workspaces:validateOrigin": {
    kind: "query";
    args: {
      workspaceId: Id<"workspaces">;
      origin?: string | undefined;
    };
    result: {
      valid: boolean;
      reason: string;
    };
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
  apiKeys: {
    create: Ref<"apiKeys:create">;
    list: Ref<"apiKeys:list">;
    revoke: Ref<"apiKeys:revoke">;
    rotate: Ref<"apiKeys:rotate">;
  };
  auditLogs: {
    getAccess: Ref<"auditLogs:getAccess">;
    getActions: Ref<"auditLogs:getActions">;
    getSettings: Ref<"auditLogs:getSettings">;
    list: Ref<"auditLogs:list">;
    listPage: Ref<"auditLogs:listPage">;
    updateSettings: Ref<"auditLogs:updateSettings">;
  };
  auth: {
    changePassword: Ref<"auth:changePassword">;
    closeAccount: Ref<"auth:closeAccount">;
    completeSignupProfile: Ref<"auth:completeSignupProfile">;
    confirmEmailChange: Ref<"auth:confirmEmailChange">;
    currentUser: Ref<"auth:currentUser">;
    endSession: Ref<"auth:endSession">;
    getUserWorkspaces: Ref<"auth:getUserWorkspaces">;
    isAuthenticated: Ref<"auth:isAuthenticated">;
    listSessions: Ref<"auth:listSessions">;
    requestAccountClosure: Ref<"auth:requestAccountClosure">;
    requestEmailChange: Ref<"auth:requestEmailChange">;
    setAway: Ref<"auth:setAway">;
    signIn: Ref<"auth:signIn">;
    signOut: Ref<"auth:signOut">;
    signOutEverywhere: Ref<"auth:signOutEverywhere">;
    switchWorkspace: Ref<"auth:switchWorkspace">;
    updateProfile: Ref<"auth:updateProfile">;
  };
  automationSettings: {
    get: Ref<"automationSettings:get">;
    getOrCreate: Ref<"automationSettings:getOrCreate">;
    upsert: Ref<"automationSettings:upsert">;
  };
  chats: {
    addMember: Ref<"chats:addMember">;
    changes: Ref<"chats:changes">;
    create: Ref<"chats:create">;
    finalizeUpload: Ref<"chats:finalizeUpload">;
    generateUploadUrl: Ref<"chats:generateUploadUrl">;
    get: Ref<"chats:get">;
    latest: Ref<"chats:latest">;
    list: Ref<"chats:list">;
    markSeen: Ref<"chats:markSeen">;
    members: Ref<"chats:members">;
    messages: Ref<"chats:messages">;
    presence: Ref<"chats:presence">;
    profile: Ref<"chats:profile">;
    remove: Ref<"chats:remove">;
    removeMember: Ref<"chats:removeMember">;
    rename: Ref<"chats:rename">;
    seen: Ref<"chats:seen">;
    send: Ref<"chats:send">;
    setMetadata: Ref<"chats:setMetadata">;
    setRole: Ref<"chats:setRole">;
    startTyping: Ref<"chats:startTyping">;
    stopTyping: Ref<"chats:stopTyping">;
    typing: Ref<"chats:typing">;
    update: Ref<"chats:update">;
  };
  commerce: {
    getCustomer: Ref<"commerce:getCustomer">;
    getOrder: Ref<"commerce:getOrder">;
    getProduct: Ref<"commerce:getProduct">;
    getStore: Ref<"commerce:getStore">;
    listCustomers: Ref<"commerce:listCustomers">;
    listOrders: Ref<"commerce:listOrders">;
    listProducts: Ref<"commerce:listProducts">;
    listStores: Ref<"commerce:listStores">;
    status: Ref<"commerce:status">;
    upsertCustomer: Ref<"commerce:upsertCustomer">;
    upsertCustomers: Ref<"commerce:upsertCustomers">;
    upsertOrder: Ref<"commerce:upsertOrder">;
    upsertOrders: Ref<"commerce:upsertOrders">;
    upsertProduct: Ref<"commerce:upsertProduct">;
    upsertProducts: Ref<"commerce:upsertProducts">;
    upsertStore: Ref<"commerce:upsertStore">;
    upsertStores: Ref<"commerce:upsertStores">;
  };
  commerceImports: {
    addPart: Ref<"commerceImports:addPart">;
    get: Ref<"commerceImports:get">;
    list: Ref<"commerceImports:list">;
    run: Ref<"commerceImports:run">;
    start: Ref<"commerceImports:start">;
  };
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
    listOwnMarks: Ref<"conversations:listOwnMarks">;
    listTyping: Ref<"conversations:listTyping">;
    listViewing: Ref<"conversations:listViewing">;
    markAsDelivered: Ref<"conversations:markAsDelivered">;
    markAsRead: Ref<"conversations:markAsRead">;
    markAsUnread: Ref<"conversations:markAsUnread">;
    sendTranscript: Ref<"conversations:sendTranscript">;
    setTyping: Ref<"conversations:setTyping">;
    setViewing: Ref<"conversations:setViewing">;
    start: Ref<"conversations:start">;
    updateStatus: Ref<"conversations:updateStatus">;
  };
  events: {
    count: Ref<"events:count">;
    getDistinctNames: Ref<"events:getDistinctNames">;
    list: Ref<"events:list">;
    track: Ref<"events:track">;
    trackAutoEvent: Ref<"events:trackAutoEvent">;
  };
  identityVerification: {
    disable: Ref<"identityVerification:disable">;
    enable: Ref<"identityVerification:enable">;
    getSettings: Ref<"identityVerification:getSettings">;
    getVisitorStatus: Ref<"identityVerification:getVisitorStatus">;
    isRequired: Ref<"identityVerification:isRequired">;
    rotateSecret: Ref<"identityVerification:rotateSecret">;
    updateMode: Ref<"identityVerification:updateMode">;
  };
  mailbox: {
    get: Ref<"mailbox:get">;
    list: Ref<"mailbox:list">;
  };
  marketplace: {
    block: Ref<"marketplace:block">;
    close: Ref<"marketplace:close">;
    exportTranscript: Ref<"marketplace:exportTranscript">;
    finalizeUpload: Ref<"marketplace:finalizeUpload">;
    generateUploadUrl: Ref<"marketplace:generateUploadUrl">;
    getCustomer: Ref<"marketplace:getCustomer">;
    getDesk: Ref<"marketplace:getDesk">;
    join: Ref<"marketplace:join">;
    listReports: Ref<"marketplace:listReports">;
    mute: Ref<"marketplace:mute">;
    report: Ref<"marketplace:report">;
    resolveReport: Ref<"marketplace:resolveReport">;
    transfer: Ref<"marketplace:transfer">;
    unarchive: Ref<"marketplace:unarchive">;
    unblock: Ref<"marketplace:unblock">;
  };
  marketplaceSettings: {
    get: Ref<"marketplaceSettings:get">;
    update: Ref<"marketplaceSettings:update">;
  };
  messages: {
    list: Ref<"messages:list">;
    remove: Ref<"messages:remove">;
    send: Ref<"messages:send">;
    update: Ref<"messages:update">;
  };
  messengerSettings: {
    get: Ref<"messengerSettings:get">;
    getHomeConfig: Ref<"messengerSettings:getHomeConfig">;
    getPublicHomeConfig: Ref<"messengerSettings:getPublicHomeConfig">;
    getPublicSettings: Ref<"messengerSettings:getPublicSettings">;
    getPublicTeam: Ref<"messengerSettings:getPublicTeam">;
    toggleHomeEnabled: Ref<"messengerSettings:toggleHomeEnabled">;
    updateHomeConfig: Ref<"messengerSettings:updateHomeConfig">;
    upsert: Ref<"messengerSettings:upsert">;
  };
  officeHours: {
    get: Ref<"officeHours:get">;
    getExpectedReplyTime: Ref<"officeHours:getExpectedReplyTime">;
    isCurrentlyOpen: Ref<"officeHours:isCurrentlyOpen">;
    upsert: Ref<"officeHours:upsert">;
  };
  people: {
    erase: Ref<"people:erase">;
    exportData: Ref<"people:exportData">;
  };
  personalTokens: {
    create: Ref<"personalTokens:create">;
    list: Ref<"personalTokens:list">;
    revoke: Ref<"personalTokens:revoke">;
  };
  pushSubscriptions: {
    add: Ref<"pushSubscriptions:add">;
    getKey: Ref<"pushSubscriptions:getKey">;
    remove: Ref<"pushSubscriptions:remove">;
  };
  sandbox: {
    clear: Ref<"sandbox:clear">;
    get: Ref<"sandbox:get">;
    open: Ref<"sandbox:open">;
  };
  sellerChat: {
    createConversation: Ref<"sellerChat:createConversation">;
    insertMessage: Ref<"sellerChat:insertMessage">;
    listConversations: Ref<"sellerChat:listConversations">;
    listMessages: Ref<"sellerChat:listMessages">;
    listNewMessages: Ref<"sellerChat:listNewMessages">;
    markViewed: Ref<"sellerChat:markViewed">;
  };
  shared: {
    chat: {
      archiveConversation: Ref<"shared/chat:archiveConversation">;
      askSeller: Ref<"shared/chat:askSeller">;
      canAskSeller: Ref<"shared/chat:canAskSeller">;
      canChatWithStore: Ref<"shared/chat:canChatWithStore">;
      createOrGetConversation: Ref<"shared/chat:createOrGetConversation">;
      deleteMessage: Ref<"shared/chat:deleteMessage">;
      getChatSettings: Ref<"shared/chat:getChatSettings">;
      getConversation: Ref<"shared/chat:getConversation">;
      getConversations: Ref<"shared/chat:getConversations">;
      getMessages: Ref<"shared/chat:getMessages">;
      getPresence: Ref<"shared/chat:getPresence">;
      getReplyTime: Ref<"shared/chat:getReplyTime">;
      getTypingIndicators: Ref<"shared/chat:getTypingIndicators">;
      getUnreadCount: Ref<"shared/chat:getUnreadCount">;
      markMessagesAsRead: Ref<"shared/chat:markMessagesAsRead">;
      sendMessage: Ref<"shared/chat:sendMessage">;
      updateTypingStatus: Ref<"shared/chat:updateTypingStatus">;
    };
  };
  signingKeys: {
    create: Ref<"signingKeys:create">;
    list: Ref<"signingKeys:list">;
    revoke: Ref<"signingKeys:revoke">;
    revokePerson: Ref<"signingKeys:revokePerson">;
    rotate: Ref<"signingKeys:rotate">;
  };
  storeStaff: {
    add: Ref<"storeStaff:add">;
    remove: Ref<"storeStaff:remove">;
  };
  supportAttachments: {
    finalizeUpload: Ref<"supportAttachments:finalizeUpload">;
    generateUploadUrl: Ref<"supportAttachments:generateUploadUrl">;
    get: Ref<"supportAttachments:get">;
    getLimits: Ref<"supportAttachments:getLimits">;
    remove: Ref<"supportAttachments:remove">;
    updateLimits: Ref<"supportAttachments:updateLimits">;
  };
  visitors: {
    erase: Ref<"visitors:erase">;
    get: Ref<"visitors:get">;
    getBySession: Ref<"visitors:getBySession">;
    getDirectoryDetail: Ref<"visitors:getDirectoryDetail">;
    getMergeHistory: Ref<"visitors:getMergeHistory">;
    heartbeat: Ref<"visitors:heartbeat">;
    identify: Ref<"visitors:identify">;
    isOnline: Ref<"visitors:isOnline">;
    list: Ref<"visitors:list">;
    listDirectory: Ref<"visitors:listDirectory">;
    listOnline: Ref<"visitors:listOnline">;
    search: Ref<"visitors:search">;
    update: Ref<"visitors:update">;
    updateLocation: Ref<"visitors:updateLocation">;
  };
  widgetSessions: {
    boot: Ref<"widgetSessions:boot">;
    getSettings: Ref<"widgetSessions:getSettings">;
    refresh: Ref<"widgetSessions:refresh">;
    revoke: Ref<"widgetSessions:revoke">;
    updateSettings: Ref<"widgetSessions:updateSettings">;
    validateSessionToken: Ref<"widgetSessions:validateSessionToken">;
  };
  workspaceMembers: {
    acceptInvitation: Ref<"workspaceMembers:acceptInvitation">;
    add: Ref<"workspaceMembers:add">;
    cancelInvitation: Ref<"workspaceMembers:cancelInvitation">;
    getInvitation: Ref<"workspaceMembers:getInvitation">;
    getMemberRole: Ref<"workspaceMembers:getMemberRole">;
    getPendingInvitations: Ref<"workspaceMembers:getPendingInvitations">;
    getWorkspacePendingInvitations: Ref<"workspaceMembers:getWorkspacePendingInvitations">;
    inviteToWorkspace: Ref<"workspaceMembers:inviteToWorkspace">;
    leave: Ref<"workspaceMembers:leave">;
    listByUser: Ref<"workspaceMembers:listByUser">;
    listByWorkspace: Ref<"workspaceMembers:listByWorkspace">;
    remove: Ref<"workspaceMembers:remove">;
    transferOwnership: Ref<"workspaceMembers:transferOwnership">;
    updatePermissions: Ref<"workspaceMembers:updatePermissions">;
    updateRole: Ref<"workspaceMembers:updateRole">;
  };
  workspaces: {
    create: Ref<"workspaces:create">;
    get: Ref<"workspaces:get">;
    getByName: Ref<"workspaces:getByName">;
    getOnboarding: Ref<"workspaces:getOnboarding">;
    getOrCreateDefault: Ref<"workspaces:getOrCreateDefault">;
    getPublicWorkspaceContext: Ref<"workspaces:getPublicWorkspaceContext">;
    recordHostedOnboardingVerificationEvent: Ref<"workspaces:recordHostedOnboardingVerificationEvent">;
    update: Ref<"workspaces:update">;
    updateAllowedOrigins: Ref<"workspaces:updateAllowedOrigins">;
    updateHelpCenterAccessPolicy: Ref<"workspaces:updateHelpCenterAccessPolicy">;
    updateSignupSettings: Ref<"workspaces:updateSignupSettings">;
    validateOrigin: Ref<"workspaces:validateOrigin">;
  };
}
