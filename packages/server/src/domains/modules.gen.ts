/** Written by `npm run generate`. */
import * as apiKeysApiKeys from "./apiKeys/apiKeys.ts";
import * as apiKeysPersonalTokens from "./apiKeys/personalTokens.ts";
import * as apiKeysSigningKeys from "./apiKeys/signingKeys.ts";
import * as apiKeysUses from "./apiKeys/uses.ts";
import * as attachmentsArrival from "./attachments/arrival.ts";
import * as attachmentsLimits from "./attachments/limits.ts";
import * as attachmentsSupportAttachments from "./attachments/supportAttachments.ts";
import * as attachmentsSweep from "./attachments/sweep.ts";
import * as attachmentsUploads from "./attachments/uploads.ts";
import * as auditAuditLogs from "./audit/auditLogs.ts";
import * as auditAuditRetention from "./audit/auditRetention.ts";
import * as channelsMail from "./channels/mail.ts";
import * as channelsMailbox from "./channels/mailbox.ts";
import * as channelsPushSubscriptions from "./channels/pushSubscriptions.ts";
import * as channelsPushes from "./channels/pushes.ts";
import * as chatsChats from "./chats/chats.ts";
import * as chatsEdits from "./chats/edits.ts";
import * as chatsFiles from "./chats/files.ts";
import * as chatsList from "./chats/list.ts";
import * as chatsMembers from "./chats/members.ts";
import * as chatsMessages from "./chats/messages.ts";
import * as chatsPresence from "./chats/presence.ts";
import * as chatsSeen from "./chats/seen.ts";
import * as chatsTyping from "./chats/typing.ts";
import * as conversationsConversations from "./conversations/conversations.ts";
import * as conversationsDrafts from "./conversations/drafts.ts";
import * as conversationsInbox from "./conversations/inbox.ts";
import * as conversationsMessages from "./conversations/messages.ts";
import * as conversationsReceipts from "./conversations/receipts.ts";
import * as conversationsSnooze from "./conversations/snooze.ts";
import * as conversationsTranscript from "./conversations/transcript.ts";
import * as conversationsTyping from "./conversations/typing.ts";
import * as conversationsUnassign from "./conversations/unassign.ts";
import * as conversationsVisitorConversations from "./conversations/visitorConversations.ts";
import * as identityCloseAccount from "./identity/closeAccount.ts";
import * as identityCredentials from "./identity/credentials.ts";
import * as identityCurrentUser from "./identity/currentUser.ts";
import * as identityEmailChange from "./identity/emailChange.ts";
import * as identityForget from "./identity/forget.ts";
import * as identityOwnSessions from "./identity/ownSessions.ts";
import * as identityPasswordChange from "./identity/passwordChange.ts";
import * as identityProfile from "./identity/profile.ts";
import * as identityRefresh from "./identity/refresh.ts";
import * as identityRequestCodes from "./identity/requestCodes.ts";
import * as identitySignIn from "./identity/signIn.ts";
import * as identitySignInByCode from "./identity/signInByCode.ts";
import * as identitySignInByLink from "./identity/signInByLink.ts";
import * as identitySignUp from "./identity/signUp.ts";
import * as importsCommerceImports from "./imports/commerceImports.ts";
import * as importsRun from "./imports/run.ts";
import * as marketplaceAboutCustomer from "./marketplace/aboutCustomer.ts";
import * as marketplaceAway from "./marketplace/away.ts";
import * as marketplaceChatConversations from "./marketplace/chatConversations.ts";
import * as marketplaceChatFiles from "./marketplace/chatFiles.ts";
import * as marketplaceChatMessages from "./marketplace/chatMessages.ts";
import * as marketplaceChatPresence from "./marketplace/chatPresence.ts";
import * as marketplaceChatStart from "./marketplace/chatStart.ts";
import * as marketplaceCustomers from "./marketplace/customers.ts";
import * as marketplaceModeration from "./marketplace/moderation.ts";
import * as marketplaceMuting from "./marketplace/muting.ts";
import * as marketplaceMyDesk from "./marketplace/myDesk.ts";
import * as marketplaceOrders from "./marketplace/orders.ts";
import * as marketplaceOtherSide from "./marketplace/otherSide.ts";
import * as marketplacePersonData from "./marketplace/personData.ts";
import * as marketplaceProducts from "./marketplace/products.ts";
import * as marketplaceReports from "./marketplace/reports.ts";
import * as marketplaceSettings from "./marketplace/settings.ts";
import * as marketplaceStaff from "./marketplace/staff.ts";
import * as marketplaceStatus from "./marketplace/status.ts";
import * as marketplaceStores from "./marketplace/stores.ts";
import * as marketplaceTransfer from "./marketplace/transfer.ts";
import * as messengerAutomationSettings from "./messenger/automationSettings.ts";
import * as messengerMessengerSettings from "./messenger/messengerSettings.ts";
import * as messengerOfficeHours from "./messenger/officeHours.ts";
import * as messengerTeam from "./messenger/team.ts";
import * as operationsRetention from "./operations/retention.ts";
import * as sampleSample from "./sample/sample.ts";
import * as sampleShopKeys from "./sample/shopKeys.ts";
import * as sandboxSandbox from "./sandbox/sandbox.ts";
import * as sellersAskSeller from "./sellers/askSeller.ts";
import * as sellersSellerConversations from "./sellers/sellerConversations.ts";
import * as sellersSellerMessages from "./sellers/sellerMessages.ts";
import * as visitorsDirectory from "./visitors/directory.ts";
import * as visitorsErase from "./visitors/erase.ts";
import * as visitorsEvents from "./visitors/events.ts";
import * as visitorsIdentify from "./visitors/identify.ts";
import * as visitorsIdentityVerification from "./visitors/identityVerification.ts";
import * as visitorsMerge from "./visitors/merge.ts";
import * as visitorsPresence from "./visitors/presence.ts";
import * as visitorsRetention from "./visitors/retention.ts";
import * as visitorsSearch from "./visitors/search.ts";
import * as visitorsSessionSettings from "./visitors/sessionSettings.ts";
import * as visitorsVisitors from "./visitors/visitors.ts";
import * as visitorsWidgetSessions from "./visitors/widgetSessions.ts";
import * as workspacesAccessSettings from "./workspaces/accessSettings.ts";
import * as workspacesInvitationLists from "./workspaces/invitationLists.ts";
import * as workspacesInvitations from "./workspaces/invitations.ts";
import * as workspacesOnboarding from "./workspaces/onboarding.ts";
import * as workspacesOriginSettings from "./workspaces/originSettings.ts";
import * as workspacesPublicContext from "./workspaces/publicContext.ts";
import * as workspacesRoles from "./workspaces/roles.ts";
import * as workspacesWorkspaceMembers from "./workspaces/workspaceMembers.ts";
import * as workspacesWorkspaces from "./workspaces/workspaces.ts";

/** Every module of functions by its wire name. */
export const modules = {
  "apiKeys": { ...apiKeysApiKeys, ...apiKeysUses },
  "auditLogs": { ...auditAuditLogs, ...auditAuditRetention },
  "auth": { ...identityCloseAccount, ...identityCredentials, ...identityCurrentUser, ...identityEmailChange, ...identityForget, ...identityOwnSessions, ...identityPasswordChange, ...identityProfile, ...identityRefresh, ...identityRequestCodes, ...identitySignIn, ...identitySignInByCode, ...identitySignInByLink, ...identitySignUp },
  "automationSettings": { ...messengerAutomationSettings },
  "away": { ...marketplaceAway },
  "chats": { ...chatsChats, ...chatsEdits, ...chatsFiles, ...chatsList, ...chatsMembers, ...chatsMessages, ...chatsPresence, ...chatsSeen, ...chatsTyping },
  "commerce": { ...marketplaceCustomers, ...marketplaceOrders, ...marketplaceProducts, ...marketplaceStatus, ...marketplaceStores },
  "commerceImports": { ...importsCommerceImports, ...importsRun },
  "conversations": { ...conversationsConversations, ...conversationsInbox, ...conversationsReceipts, ...conversationsTranscript, ...conversationsTyping, ...conversationsVisitorConversations },
  "drafts": { ...conversationsDrafts },
  "events": { ...visitorsEvents },
  "identityVerification": { ...visitorsIdentityVerification },
  "mail": { ...channelsMail },
  "mailbox": { ...channelsMailbox },
  "marketplace": { ...marketplaceAboutCustomer, ...marketplaceChatFiles, ...marketplaceModeration, ...marketplaceMuting, ...marketplaceMyDesk, ...marketplaceReports, ...marketplaceTransfer },
  "marketplaceSettings": { ...marketplaceSettings },
  "messages": { ...conversationsMessages },
  "messengerSettings": { ...messengerMessengerSettings, ...messengerTeam },
  "officeHours": { ...messengerOfficeHours },
  "people": { ...marketplacePersonData },
  "personalTokens": { ...apiKeysPersonalTokens },
  "pushSubscriptions": { ...channelsPushSubscriptions },
  "pushes": { ...channelsPushes },
  "retention": { ...operationsRetention },
  "sample": { ...sampleSample },
  "sandbox": { ...sandboxSandbox },
  "sellerChat": { ...sellersSellerConversations, ...sellersSellerMessages },
  "shared/chat": { ...marketplaceChatConversations, ...marketplaceChatMessages, ...marketplaceChatPresence, ...marketplaceChatStart, ...marketplaceOtherSide, ...sellersAskSeller },
  "shopKeys": { ...sampleShopKeys },
  "signingKeys": { ...apiKeysSigningKeys },
  "snooze": { ...conversationsSnooze },
  "storeStaff": { ...marketplaceStaff },
  "supportAttachments": { ...attachmentsArrival, ...attachmentsLimits, ...attachmentsSupportAttachments, ...attachmentsSweep, ...attachmentsUploads },
  "unassign": { ...conversationsUnassign },
  "visitorRetention": { ...visitorsRetention },
  "visitors": { ...visitorsDirectory, ...visitorsErase, ...visitorsIdentify, ...visitorsMerge, ...visitorsPresence, ...visitorsSearch, ...visitorsVisitors },
  "widgetSessions": { ...visitorsSessionSettings, ...visitorsWidgetSessions },
  "workspaceMembers": { ...workspacesInvitationLists, ...workspacesInvitations, ...workspacesRoles, ...workspacesWorkspaceMembers },
  "workspaces": { ...workspacesAccessSettings, ...workspacesOnboarding, ...workspacesOriginSettings, ...workspacesPublicContext, ...workspacesWorkspaces },
};

/** The doc comment of every function by its name. */
export const docs: Readonly<Record<string, string>> = {
  "apiKeys:create": "Make an API key with the scopes that its program needs. The key is shown in this answer only.",
  "apiKeys:list": "List a workspace's API keys, newest first, those that have ended too, until another needs their room.",
  "apiKeys:recordUses": "Write when keys and personal tokens were last used.",
  "apiKeys:revoke": "End a key at once; what is subscribed with it fails.",
  "apiKeys:rotate": "Replace a key by a new one of the same scopes. The old one stays good for a day, or for `graceMs`.",
  "auditLogs:getAccess": "What the caller may do with the audit log; answers everyone, so that a page knows what to offer.",
  "auditLogs:getActions": "The kinds of actions that the log holds, in order; at most 200.",
  "auditLogs:getSettings": "For how many days entries are kept.",
  "auditLogs:list": "List entries of the audit log, newest first.",
  "auditLogs:listPage": "A page of the audit log, newest first; the next one begins at `nextCursor`. With rare matches a page may be short.",
  "auditLogs:removeOldEntries": "Remove entries that their workspace no longer keeps. Answers whether there may be more.",
  "auditLogs:updateSettings": "Choose for how many days entries are kept: 30, 90 or 365. What is older is removed the next night.",
  "auth:askToReset": "Mail a code to set a new password with, if the address has an account.",
  "auth:askToSignIn": "Mail a code to sign in with; to a stranger only when they may open an account.",
  "auth:beginClosing": "Mail a code that closes an account, unless it cannot be closed yet.",
  "auth:beginEmailChange": "Mail a code to the new address, unless it belongs to another account.",
  "auth:beginSignUp": "Open an account at once for the first person or for a holder of an invitation, and answer with a session; for others mail a code that finishes the sign-up, and answer with `null`.",
  "auth:changePassword": "Change one's own password; every other device is signed out. Who has none yet sets one by resetting it.",
  "auth:closeAccount": "Close one's own account, for good: with the password, or with a code by e-mail. Whoever owns a workspace hands it over first.",
  "auth:completeSignupProfile": "Finish a sign-up: set one's name, and the name of the workspace if one owns it.",
  "auth:confirmEmailChange": "Move the account to the address that the code was sent to.",
  "auth:currentUser": "The signed-in agent with their workspace, role and permissions there; `null` when nobody is signed in.",
  "auth:endOwnSessions": "End sessions of a person; gives how many were ended.",
  "auth:endSession": "End one of the caller's other sessions. The current one is ended by signing out.",
  "auth:finishClosing": "Close an account whose password was right, unless it has changed meanwhile, or with a code; `false` when the code is wrong.",
  "auth:finishEmailChange": "Change the address of an account with a code, and tell the old address; `false` when the code is wrong.",
  "auth:forgetExpired": "Remove expired sessions, tokens, codes and links, some at a time; answers whether there may be more.",
  "auth:getUserWorkspaces": "List the workspaces of the signed-in agent with their role in each and its sandbox, if they reach it; oldest membership first.",
  "auth:isAuthenticated": "Whether somebody is signed in.",
  "auth:listSessions": "List the caller's sessions, newest first; at most 100. The current one is that whose id is the access token's `sid`.",
  "auth:mintSignInLink": "Make a link that signs a person in; gives its address.",
  "auth:ownAddress": "Read the address of an account.",
  "auth:readPassword": "Read the password hash of an account, found by its address or by its id.",
  "auth:replacePassword": "Replace a password that was checked, unless it has changed meanwhile, and end the person's other sessions.",
  "auth:requestAccountClosure": "Ask for the code with which one's own account can be closed instead of with the password; it goes to one's own address.",
  "auth:requestEmailChange": "Ask to move the account to another address: a code goes there. Who has a password gives it again.",
  "auth:rotate": "Exchange a refresh token, by its hash, for the next one; `null` when it is not good.",
  "auth:sessionByCode": "Begin a session with a code, and the account too if the code finishes a sign-up; `null` when the code is wrong.",
  "auth:sessionByLink": "Begin a session with a link, which is used up; throws when it is used, too old or unknown.",
  "auth:sessionByPassword": "Begin a session for somebody whose password was right, unless it has changed meanwhile.",
  "auth:setAway": "Say that one is away, or back.",
  "auth:setForgottenPassword": "Set a forgotten password with a code, end all sessions and begin one; `null` when the code is wrong.",
  "auth:signIn": "Sign in, sign up, reset a password or refresh a session. `password` with `flow` signUp, signIn, reset, reset-verification or email-verification; `otp` with `email`, then with `code` too; `link` with `token`. Answers with `tokens` (`null` when a refresh token is not good), or with `started` when a code was sent.",
  "auth:signOut": "End the caller's session; its tokens are worth nothing from then on. Does nothing for those who are not signed in.",
  "auth:signOutEverywhere": "End all sessions of the caller, on every device; with `keepCurrent` all others. Gives how many were ended.",
  "auth:switchWorkspace": "Show another workspace in the dashboard.",
  "auth:updateProfile": "Change one's own name or picture; `null` removes the picture.",
  "automationSettings:get": "The toggles as they are stored; `null` when nobody has changed any yet.",
  "automationSettings:getOrCreate": "The toggles that a messenger goes by, stored or not.",
  "automationSettings:upsert": "Change toggles; those that are left out stay. Gives the id of the settings.",
  "away:tell": "Tell a side of what it has not read, unless it has been told, wants to hear nothing, or may still be looking.",
  "chats:addMember": "Add somebody to a group; for its owner and admins.",
  "chats:changes": "Get the changes of messages after the chat's change `after`, at most 16: a message comes once, as it is now.",
  "chats:create": "Make a chat of these people and the caller; two people have one direct chat, which is given again.",
  "chats:finalizeUpload": "Name a file that has arrived: it can then be sent in a message as `fileId`, or it is rejected.",
  "chats:generateUploadUrl": "Get an address to which one file can be sent by POST within an hour; the answer there is its `storageId`.",
  "chats:get": "Get a chat of the caller.",
  "chats:latest": "Follow the newest changes of messages, at most 4: one result for all members, and never another question. Who lacks more asks for `changes`.",
  "chats:list": "List the caller's chats, newest message first, with the number of messages that are unread.",
  "chats:markSeen": "Mark a message and all before it as seen by the caller; without one, the newest.",
  "chats:members": "List the members of a chat, in an order of no meaning.",
  "chats:messages": "Get a page of 25 messages in ascending order; page 1, or none, is the newest.",
  "chats:presence": "The ids of a chat's members who are online now.",
  "chats:profile": "Follow what a chat is called and how it looks: small, the same for all members, and untouched by messages.",
  "chats:remove": "Delete a message: its place stays. Senders delete their own, the owner and admins of a group any.",
  "chats:removeMember": "Remove somebody from a group, or leave it oneself; admins remove plain members, the owner anyone.",
  "chats:rename": "Change a chat's title or picture; `null` takes the picture away.",
  "chats:seen": "The newest message that anybody but its sender has seen; `seq` is 0 while there is none.",
  "chats:send": "Send a message; a second send with the same `clientMessageId` gives the first one's message.",
  "chats:setMetadata": "Lay these names and values over a chat's own; `null` takes one away.",
  "chats:setRole": "Make a member an admin or a plain member again, or the owner in one's own place; for the owner.",
  "chats:startTyping": "Say that the caller types; repeated while they do, it ends by itself after six seconds.",
  "chats:stopTyping": "Say that the caller has stopped typing.",
  "chats:typing": "Who is typing in a chat, at most 20 people; clients leave themselves out.",
  "chats:update": "Change the text, the file or the metadata of one's own message; what is left out stays, `null` takes the file away.",
  "commerce:getCustomer": "Get a customer or seller by the host's own id; `null` when there is none.",
  "commerce:getOrder": "Get an order by the host's own id; `null` when there is none.",
  "commerce:getProduct": "Get a product by the host's own id; `null` when there is none.",
  "commerce:getStore": "Get a store with its staff by the host's own id; `null` when there is none.",
  "commerce:listCustomers": "List customers and sellers, newest first.",
  "commerce:listOrders": "List orders, newest first.",
  "commerce:listProducts": "List products, newest first.",
  "commerce:listStores": "List stores, newest first.",
  "commerce:status": "Get how many stores, products, orders and people the host's backend has sent, each counted up to 10,000, and when they last changed.",
  "commerce:upsertCustomer": "Take over one customer or seller; gives the id.",
  "commerce:upsertCustomers": "Take over customers and sellers, at most 5,000; what is left out of a row stays.",
  "commerce:upsertOrder": "Take over one order; gives its id.",
  "commerce:upsertOrders": "Take over orders, at most 5,000; their stores must be known, their customers need not be.",
  "commerce:upsertProduct": "Take over one product; gives its id.",
  "commerce:upsertProducts": "Take over products, at most 5,000; what is left out of a row stays.",
  "commerce:upsertStore": "Take over one store with its staff; gives its id.",
  "commerce:upsertStores": "Take over stores with their staff, at most 5,000; what is left out of a row stays.",
  "commerceImports:addPart": "Hand over one part of the file's text, from number 1; the same number again replaces it. At most 20 million characters in all.",
  "commerceImports:finish": "Note that a file was taken over, or why it was not, and erase its text.",
  "commerceImports:get": "How far an import is, and which rows were left out.",
  "commerceImports:list": "List a workspace's newest imports, without the rows that were left out.",
  "commerceImports:noteTotal": "Note how many rows there are.",
  "commerceImports:readFile": "Read a file that is being taken over; `null` when it is not.",
  "commerceImports:resume": "Begin imports again whose node has died, give up those that never get on, and erase what was never run.",
  "commerceImports:run": "Take the file over now that all of its parts are there; `commerceImports:get` shows how far it is.",
  "commerceImports:start": "Begin to hand a file over; gives the import's id.",
  "commerceImports:writeGroup": "Take over the rows that begin at a place, unless that was done before.",
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
  "conversations:listOwnMarks": "The agent's own marks in conversations on screen: the newest message that they have seen. Conversations never read are left out.",
  "conversations:listTyping": "Who is typing in a conversation. Visitors see the team's side only, agents everyone; clients leave themselves out.",
  "conversations:listViewing": "Which agents look at a conversation.",
  "conversations:markAsDelivered": "Say that messages up to `seq` have reached the caller's device.",
  "conversations:markAsRead": "Mark a conversation as read by the caller, up to `seq` or entirely.",
  "conversations:markAsUnread": "Mark a conversation as unread for the whole team again.",
  "conversations:sendTranscript": "Mail a conversation, as its visitor sees it, to the visitor's address or to another one.",
  "conversations:setTyping": "Say that the caller is typing, or has stopped; it ends by itself after six seconds.",
  "conversations:setViewing": "Say that the caller looks at a conversation; repeated while they do, ends by itself after 45 seconds.",
  "conversations:start": "Start a conversation with its first message, both or neither. Repeated with the same `clientMessageId`, it gives the first one's.",
  "conversations:updateStatus": "Open, close or snooze a conversation. Snoozed without a moment, it waits for the visitor's next message.",
  "drafts:removeOld": "Remove drafts that nobody wrote into for a day; gives how many were removed.",
  "events:count": "Count events of one name, of one visitor or of all; counted up to 10,000. `since` needs a visitor.",
  "events:getDistinctNames": "The names of all events that a workspace has seen, in order; at most 1,000.",
  "events:list": "List events, newest first: a visitor's, or the whole workspace's. By name only a visitor's can be listed.",
  "events:track": "Note that the visitor did something that the host calls `name`; gives the event's id.",
  "events:trackAutoEvent": "Note what the messenger sees by itself. Beyond 100 in a minute nothing is kept, and `null` is given.",
  "identityVerification:disable": "Turn verification off. The secret stays for the next time; until then nobody is recognised by a hash.",
  "identityVerification:enable": "Turn verification on. The first time it makes the secret, which is shown in this answer only.",
  "identityVerification:getSettings": "Whether identity verification is on, and how strict it is.",
  "identityVerification:getVisitorStatus": "Whether the host has vouched for a visitor; `null` when there is none that the caller may see.",
  "identityVerification:isRequired": "Whether a workspace's messenger must bring a proof with `externalUserId`.",
  "identityVerification:rotateSecret": "Make a new secret, shown in this answer only. The one before stays good for 24 hours unless `endPrevious` is set.",
  "identityVerification:updateMode": "Choose whether a claim without proof is refused or merely not believed.",
  "mail:eraseOld": "Erase old mail, some at a time; answers whether there may be more.",
  "mail:readQueued": "Read a mail that waits to be sent; `null` when it waits no longer.",
  "mail:settle": "Note how an attempt to send went; a failed one is followed by another, until the last.",
  "mailbox:get": "Read one mail; the text of one that held a code or a link is shown only while it is kept here.",
  "mailbox:list": "List a workspace's outgoing mail, newest first; the installation's owner also sees mail that belongs to no workspace.",
  "marketplace:block": "Let nobody write into a conversation until it is unblocked.",
  "marketplace:close": "Close a conversation that is settled; the customer's next message opens it again.",
  "marketplace:exportTranscript": "Get what was said in a conversation, deleted messages too, for a dispute; it is written to the audit log. A page has 1,000 messages.",
  "marketplace:finalizeUpload": "Name an image that has arrived: it can then be sent in a message as `fileId`, or it is rejected.",
  "marketplace:generateUploadUrl": "Get an address to which one image can be sent by POST within an hour; the answer there is its `storageId`.",
  "marketplace:getCustomer": "Get a conversation's customer with their newest orders and conversations, at most 50 each: those of all stores for admins, those of their own stores for staff.",
  "marketplace:getDesk": "Get whether a member answers for stores or for the whole marketplace, with the stores in question, at most the newest 200.",
  "marketplace:join": "Step into a conversation of a store or a seller as an admin; both sides are told.",
  "marketplace:listReports": "List reports, newest first; at most 200.",
  "marketplace:mute": "Send the caller's side no mail and no push for a conversation, or send it again.",
  "marketplace:report": "Tell the marketplace's admins that something in a conversation is wrong; gives the report's id.",
  "marketplace:resolveReport": "Say that a report was dealt with.",
  "marketplace:transfer": "Hand a conversation from the store to the marketplace, or back; both sides see a notice, and the store's access follows at once.",
  "marketplace:unarchive": "Take a conversation that the caller's side has archived back among the active ones.",
  "marketplace:unblock": "Let people write into a blocked conversation again.",
  "marketplaceSettings:get": "Get the marketplace's settings; image limits are changed by `supportAttachments:updateLimits` with the purpose `marketplace`.",
  "marketplaceSettings:update": "Change switches; those that are left out stay. They hold at once, in open chats too.",
  "messages:internalSendBotMessage": "Send a message as Foyer itself, such as an automatic answer; gives its id.",
  "messages:list": "List a conversation's messages: the newest in ascending order, or pages with the newest first when `paginationOpts` is given.",
  "messages:remove": "Delete a message; it keeps its place as a tombstone. Agents who may delete conversations may delete any message.",
  "messages:send": "Send a message; gives its id. A second send with the same `clientMessageId` gives the first one's id and changes nothing.",
  "messages:update": "Change the text of one's own message; it shows as edited.",
  "messengerSettings:get": "The settings as they are edited.",
  "messengerSettings:getHomeConfig": "The whole home with all cards and tabs, as it is edited.",
  "messengerSettings:getPublicHomeConfig": "What the messenger's home shows to an anonymous visitor, or to one whom the host has identified.",
  "messengerSettings:getPublicSettings": "How a workspace's messenger looks, for everyone.",
  "messengerSettings:getPublicTeam": "Up to five teammates who answer visitors, with first names and pictures: those who are not away first, then as they came. Empty when `showTeammateAvatars` is off; who has set no name is left out.",
  "messengerSettings:toggleHomeEnabled": "Show the home, or open the messenger with its messages instead.",
  "messengerSettings:updateHomeConfig": "Replace the home. Ids of cards and tabs are unique, and the messages tab stays visible to all.",
  "messengerSettings:upsert": "Change how the messenger looks; what is left out stays. Gives the id of the settings.",
  "officeHours:get": "The schedule as it is set, or the one that a new workspace begins with.",
  "officeHours:getExpectedReplyTime": "How soon the team usually answers, in words: \"45 minutes\", \"2 hours\", \"1 day\"; `null` when it has not said.",
  "officeHours:isCurrentlyOpen": "Whether the team is there now; changes by itself at the boundary. Without a schedule it always is.",
  "officeHours:upsert": "Change the schedule; what is left out stays. A span whose end is not after its start runs into the next day.",
  "people:erase": "Erase a person: name, address, picture and tokens at once, then all that they wrote and the files they sent, in groups that they left too. The conversations stay, and so do a group's notices. It cannot be undone.",
  "people:eraseIn": "Erase what a person wrote in one conversation, some messages at a time; answers whether there may be more.",
  "people:exportData": "Give out what is kept of a person: who they are, all messages of their conversations, and their own of those that they left or in which they spoke for a store; 2,000 a page. It is written to the audit log.",
  "people:listOfPerson": "The conversations that a person is part of.",
  "people:listWritten": "Those in which a person wrote as a member or for a store, whether or not they still belong there; 5,000 in order.",
  "personalTokens:create": "Make a token with which a person calls as who they are; at most 100 for each, of which ended ones make room. It is shown in this answer only.",
  "personalTokens:list": "List the tokens of one person, or the workspace's newest 200; those that are revoked too.",
  "personalTokens:revoke": "End a token at once; what is subscribed with it fails.",
  "pushSubscriptions:add": "Tell the caller of new messages on this browser: takes what `PushSubscription.toJSON()` gives. At most 20 browsers; the oldest goes.",
  "pushSubscriptions:getKey": "Get the key that a browser needs as `applicationServerKey` to subscribe.",
  "pushSubscriptions:remove": "Tell the caller no longer on this browser.",
  "pushes:forget": "Forget a browser of which its push service says that it is gone.",
  "pushes:readTarget": "Read where a browser is reached; `null` when it is gone.",
  "retention:forgetResults": "Forget the results of mutations that no client will ask for again; gives how many were forgotten.",
  "sample:find": "Find the sample workspace and its owner; `null` when this installation has none.",
  "sample:plant": "Make the sample workspace, unless anybody has an account or a workspace already; answers whether it did.",
  "sandbox:clear": "Take all data out of a sandbox, for good: stores, products, orders, people with their tokens, visitors, conversations and kept mail. Its settings and its keys stay. It goes on in the background: `sandbox:get` says while it does.",
  "sandbox:clearSome": "Take some of one kind of data out of a sandbox; answers whether there may be more of it.",
  "sandbox:finishClearing": "Note that a sandbox is empty.",
  "sandbox:get": "The sandbox of a workspace, or the sandbox itself when its own id is given; `null` when there is none.",
  "sandbox:open": "Give a workspace its sandbox, unless it has one; gives the sandbox's id. The first key for trying things out does the same.",
  "sellerChat:createConversation": "Ask about a product: begins the one conversation of a customer and a seller about it, or adds to it. The seller gets a mail of a new one.",
  "sellerChat:insertMessage": "Send a text. A second send with the same `client_message_id` gives the first one's message.",
  "sellerChat:listConversations": "List the caller's conversations about products, those with the newest message first: as the customer, or as the seller.",
  "sellerChat:listMessages": "List the messages of a conversation, the newest first.",
  "sellerChat:listNewMessages": "List the messages whose id is greater than one that the client has, the newest first.",
  "sellerChat:markViewed": "Mark a conversation as viewed by the caller's side.",
  "shared/chat:archiveConversation": "Put a conversation away for the caller's side; the next message brings it back.",
  "shared/chat:askSeller": "Ask about a product: begins the one conversation of a customer and a seller about it, or adds to it.",
  "shared/chat:canAskSeller": "Whether the customer may ask about a product, whom, with the reason if not, and the conversation about it that there is.",
  "shared/chat:canChatWithStore": "Whether the customer may write to a store, with the reason if not and the orders that count.",
  "shared/chat:createOrGetConversation": "Get the customer's conversation with a store, or with the marketplace where they may not write to the store; it is made if need be.",
  "shared/chat:deleteMessage": "Delete a message: its place stays, what it said is kept for disputes only. Senders delete their own, admins any.",
  "shared/chat:getChatSettings": "Get what chats may hold: whether stores and the marketplace can be written to, and which images.",
  "shared/chat:getConversation": "Get a conversation with its order or product, its store and what the caller may do in it.",
  "shared/chat:getConversations": "List the caller's conversations, newest message first: a customer's own, those of a store for its staff, those of a seller, all for admins.",
  "shared/chat:getMessages": "Get a page of a conversation's messages, the newest first.",
  "shared/chat:getPresence": "Whether somebody of the other side has Foyer open now, or had a moment ago.",
  "shared/chat:getReplyTime": "In how many minutes the side that the customer writes to usually gives its first answer; absent while too few were given.",
  "shared/chat:getTypingIndicators": "Who else is typing in a conversation.",
  "shared/chat:getUnreadCount": "Count the unread messages of the caller's side, over the newest 500 conversations.",
  "shared/chat:markMessagesAsRead": "Mark messages of the other side as read, all or these; gives how many were not yet.",
  "shared/chat:sendMessage": "Send a text or an image; gives the message's id. A second send with the same `clientMessageId` gives the first one's.",
  "shared/chat:updateTypingStatus": "Say that the caller is typing, or has stopped; it ends by itself after six seconds.",
  "shopKeys:lendKeys": "Make keys for the demo shop of a sample workspace, and a session of somebody who may do nothing but the marketplace's support.",
  "signingKeys:create": "Make a signing key: HS256 with a secret of ours, shown in this answer only, or RS256 or ES256 with the host's public key.",
  "signingKeys:list": "List a workspace's signing keys, newest first.",
  "signingKeys:revoke": "Refuse every token of a key from now on; open subscriptions fail at once.",
  "signingKeys:revokePerson": "Refuse every token that one person was given until now; open subscriptions fail at once.",
  "signingKeys:rotate": "Put a new key of the same kind in a key's place. Tokens of the old one stay good for a day, or for `overlapMs`.",
  "snooze:wake": "Open a snoozed conversation when its moment has come.",
  "storeStaff:add": "Let a member of the workspace speak for a store; gives the id of this right.",
  "storeStaff:remove": "Take somebody off a store's staff; what they look at is closed to them at once.",
  "supportAttachments:begin": "Spend an upload token: gives what may arrive. A file that says it is too large does not spend it.",
  "supportAttachments:finalizeUpload": "Name a file that has arrived: it is then staged and can be attached within an hour, or it is rejected.",
  "supportAttachments:forget": "Forget files whose bytes are gone.",
  "supportAttachments:generateUploadUrl": "Get an address to which one file can be sent by POST within an hour; the answer there is its `storageId`.",
  "supportAttachments:get": "Get what is known of a file; visitors see those that they uploaded.",
  "supportAttachments:getLimits": "Get what files may be uploaded: how large, how many in a message, of which types.",
  "supportAttachments:locate": "Find the bytes of a file that may be read; `null` when there are none any longer.",
  "supportAttachments:record": "Record that a file is stored; answers false when nobody waits for it any longer.",
  "supportAttachments:refuse": "Record why a file was refused, for those who ask with its id.",
  "supportAttachments:remove": "Remove a file that one has uploaded and not attached to anything.",
  "supportAttachments:takeExpired": "Take hold of files that have expired, so that nobody attaches them any more.",
  "supportAttachments:updateLimits": "Change what files messages may carry; what is `null` becomes the usual again, what is left out stays.",
  "unassign:clear": "Clear a person's assignments in a workspace, the unfinished ones; gives how many were cleared.",
  "visitorRetention:removeEndedSessions": "Remove sessions that ended a day ago, so that until then their clients learn why they were refused. Answers whether there may be more.",
  "visitorRetention:removeOldAutoEvents": "Remove page views and the like after 90 days; what the host tracks stays. Answers whether there may be more.",
  "visitors:erase": "Erase a visitor's conversations, or everything: profile, events and sessions too. Visitors erase their own conversations unless they ask for everything; agents erase everything unless they ask for less. It cannot be undone.",
  "visitors:get": "Get a visitor; `null` when there is none that the caller may see.",
  "visitors:getBySession": "Get the anonymous visitor whose browser keeps this key; `null` for others. A verified person is not shown to whoever has the key only.",
  "visitors:getDirectoryDetail": "One visitor of the directory with their newest conversations.",
  "visitors:getMergeHistory": "Which visitors turned out to be this one, newest first; at most 100.",
  "visitors:heartbeat": "Say that the visitor is here; sent every 30 seconds while the page is looked at.",
  "visitors:identify": "Say who the visitor is. With the host's proof the visitor becomes that person, with all their history; without it, what is said is only kept.",
  "visitors:isOnline": "Whether a visitor is on the site now.",
  "visitors:list": "List a workspace's visitors, those seen last first; in pages when `paginationOpts` is given.",
  "visitors:listDirectory": "A page of the directory, those seen last first; goes on by `nextCursor`, or by `nextOffset` up to 1,000. The total is counted up to 1,000.",
  "visitors:listOnline": "The visitors who are on the site now, those who came last first.",
  "visitors:moveLeftovers": "Move what a merge left: many events, and what was being written at its moment. Answers whether there may be more.",
  "visitors:search": "Find visitors by name, address, id at the host or readable id: each word of the query is the beginning of one of theirs.",
  "visitors:update": "Correct what is known about a visitor; `null` takes a name or an address away. Whoever may answer visitors may do this.",
  "visitors:updateLocation": "Say where the visitor is.",
  "widgetSessions:boot": "Start a messenger: finds or makes the visitor, and gives a session token for all further calls.",
  "widgetSessions:getSettings": "The rules for visitors' sessions.",
  "widgetSessions:refresh": "Exchange a session token for a new one; the old one stays good for another minute.",
  "widgetSessions:revoke": "End the session: its token is good for nothing from now on.",
  "widgetSessions:updateSettings": "Change the rules for visitors' sessions. A lifetime beyond the bounds of one hour and seven days becomes the nearest bound.",
  "widgetSessions:validateSessionToken": "Tell whether a session token is good, and whose it is; follows the session live until it ends.",
  "workspaceMembers:acceptInvitation": "Accept an invitation to one's own address, by the token of its link or by its id; gives the workspace's id.",
  "workspaceMembers:add": "Add a colleague from another workspace whose team the caller manages; strangers are invited. Gives the membership's id.",
  "workspaceMembers:cancelInvitation": "Withdraw an invitation.",
  "workspaceMembers:getInvitation": "What the holder of an invitation's link sees before signing in; `null` when there is no such invitation.",
  "workspaceMembers:getMemberRole": "The role of a member, by default the caller's own; `null` for somebody who is not one.",
  "workspaceMembers:getPendingInvitations": "List the open invitations to the signed-in agent's address, newest first; none before the address is confirmed.",
  "workspaceMembers:getWorkspacePendingInvitations": "List a workspace's invitations that nobody has accepted yet, newest first; at most 500. Old ones show as expired.",
  "workspaceMembers:invite": "Write down an invitation and mail its link.",
  "workspaceMembers:inviteToWorkspace": "Invite somebody by e-mail; a second invitation of the same address replaces the first.",
  "workspaceMembers:leave": "Leave a workspace. Its owner hands it over first.",
  "workspaceMembers:listByUser": "List the caller's memberships with the name of each workspace.",
  "workspaceMembers:listByWorkspace": "List a workspace's members with names, addresses and permissions, in the order in which they came; at most 500.",
  "workspaceMembers:remove": "Remove a member; what they had open of the workspace closes at once.",
  "workspaceMembers:transferOwnership": "Hand a workspace over to another member; the owner until now becomes an admin.",
  "workspaceMembers:updatePermissions": "Give a member exactly these permissions instead of the role's; an empty list gives the role's back.",
  "workspaceMembers:updateRole": "Give a member another role, with exactly the permissions of that role.",
  "workspaces:create": "Make a workspace of which the caller becomes the owner; gives its id. Equal names are different workspaces.",
  "workspaces:get": "Get a workspace: all but its secrets for members, its name for others; `null` when there is none.",
  "workspaces:getByName": "Get the caller's oldest workspace of this name; `null` when they belong to none that is called so.",
  "workspaces:getOnboarding": "What the checklist of a new workspace shows: the token that its snippet carries, and where the messenger was seen.",
  "workspaces:getOrCreateDefault": "The workspace that the caller looks at; who belongs to none gets one of their own.",
  "workspaces:getPublicWorkspaceContext": "The workspace whose help center a public page shows: the given one, else the oldest that is public, else the oldest; `null` before there is any.",
  "workspaces:recordHostedOnboardingVerificationEvent": "Say that the messenger runs on a site; the token comes with the snippet. The browser's Origin header wins over `origin`.",
  "workspaces:update": "Rename a workspace.",
  "workspaces:updateAllowedOrigins": "Set the origins on which the messenger may run: whole origins or `*.domain`; an empty list allows all.",
  "workspaces:updateHelpCenterAccessPolicy": "Set whether everyone may read the help center, or the team and known visitors only.",
  "workspaces:updateSignupSettings": "Set how people join and sign in: by invitation or by their address's domain, with a password, a code, or both.",
  "workspaces:validateOrigin": "Whether a workspace's messenger may run on an origin, and why. Advice for clients, which say their origin themselves; what decides is the Origin header of the calls that begin a visitor's session."
};
