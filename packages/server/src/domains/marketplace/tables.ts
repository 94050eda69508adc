/** What a marketplace's backend tells: stores and their staff, products, orders, people. */
import { boolean, doublePrecision, idColumn, numbered, table, text, timeColumn } from "../../persistence/table.ts";

/** Somebody whom the host knows: a customer, a seller, or one of a store's staff. */
export const people = table(
  "people",
  {
    workspaceId: idColumn().notNull(),
    externalId: text().notNull(),
    /** For contracts whose ids are numbers. */
    number: numbered(),
    name: text(),
    email: text(),
    avatarUrl: text(),
    /** Tokens that were made until then are refused. */
    tokensRevokedAt: timeColumn(),
    createdAt: timeColumn().notNull(),
    updatedAt: timeColumn().notNull(),
  },
  {
    byExternalId: { columns: ["workspaceId", "externalId"], unique: true },
    byNumber: { columns: ["number"], unique: true },
    byCreation: { columns: ["workspaceId", "createdAt", "id"] },
    byChange: { columns: ["workspaceId", "updatedAt", "id"] },
  },
);

/** A store of the marketplace. */
export const stores = table(
  "stores",
  {
    workspaceId: idColumn().notNull(),
    externalId: text().notNull(),
    name: text().notNull(),
    logoUrl: text(),
    /** Whether its customers may write to it. */
    directMessaging: boolean().notNull().default(true),
    isClosed: boolean().notNull().default(false),
    createdAt: timeColumn().notNull(),
    updatedAt: timeColumn().notNull(),
  },
  {
    byExternalId: { columns: ["workspaceId", "externalId"], unique: true },
    byCreation: { columns: ["workspaceId", "createdAt", "id"] },
    byChange: { columns: ["workspaceId", "updatedAt", "id"] },
  },
);

/** One of a store's staff: somebody whom the host knows, or a member of the workspace. */
export const storeStaff = table(
  "store_staff",
  {
    workspaceId: idColumn().notNull(),
    storeId: idColumn().notNull(),
    personId: idColumn(),
    userId: idColumn(),
    createdAt: timeColumn().notNull(),
  },
  {
    byStore: { columns: ["storeId", "createdAt", "id"] },
    byStoreAndPerson: { columns: ["storeId", "personId"], unique: true, where: "person_id is not null" },
    byStoreAndUser: { columns: ["storeId", "userId"], unique: true, where: "user_id is not null" },
    byPerson: { columns: ["workspaceId", "personId", "id"] },
    byUser: { columns: ["workspaceId", "userId", "id"] },
  },
);

/** Something that a store or a seller offers. */
export const products = table(
  "products",
  {
    workspaceId: idColumn().notNull(),
    externalId: text().notNull(),
    /** For contracts whose ids are numbers. */
    number: numbered(),
    name: text().notNull(),
    storeId: idColumn(),
    sellerId: idColumn(),
    imageUrl: text(),
    url: text(),
    price: doublePrecision(),
    currency: text(),
    createdAt: timeColumn().notNull(),
    updatedAt: timeColumn().notNull(),
  },
  {
    byExternalId: { columns: ["workspaceId", "externalId"], unique: true },
    byNumber: { columns: ["number"], unique: true },
    byCreation: { columns: ["workspaceId", "createdAt", "id"] },
    byChange: { columns: ["workspaceId", "updatedAt", "id"] },
    byStore: { columns: ["storeId", "createdAt", "id"] },
  },
);

/** What a customer ordered from a store. */
export const orders = table(
  "orders",
  {
    workspaceId: idColumn().notNull(),
    externalId: text().notNull(),
    storeId: idColumn().notNull(),
    customerId: idColumn().notNull(),
    /** In the host's own words; only "cancelled" means something to Foyer. */
    status: text().notNull(),
    isCancelled: boolean().notNull().default(false),
    totalAmount: doublePrecision().notNull(),
    currency: text(),
    orderedAt: timeColumn().notNull(),
    createdAt: timeColumn().notNull(),
    updatedAt: timeColumn().notNull(),
  },
  {
    byExternalId: { columns: ["workspaceId", "externalId"], unique: true },
    byCreation: { columns: ["workspaceId", "createdAt", "id"] },
    byChange: { columns: ["workspaceId", "updatedAt", "id"] },
    byCustomerAndStore: { columns: ["customerId", "storeId", "isCancelled", "orderedAt", "id"] },
    byCustomer: { columns: ["customerId", "orderedAt", "id"] },
    byStore: { columns: ["storeId", "orderedAt", "id"] },
  },
);

/** What a workspace's marketplace allows. */
export const marketplaceSettings = table(
  "marketplace_settings",
  {
    workspaceId: idColumn().notNull(),
    /** Whether customers may write to stores at all. */
    directMessagingEnabled: boolean().notNull().default(true),
    /** Whether customers may write to the marketplace's own staff. */
    adminSupportEnabled: boolean().notNull().default(true),
    /** Whether people of the host may write to each other in chats of their own. */
    memberChatsEnabled: boolean().notNull().default(true),
    /** Whether addresses and telephone numbers are hidden from the other side. */
    masksContactDetails: boolean().notNull().default(false),
    /** Whether those who are away are told of messages by mail, and by push. */
    notifiesByEmail: boolean().notNull().default(true),
    notifiesByPush: boolean().notNull().default(true),
    /** Where people read a conversation on the host's site; `{conversationId}` stands for its id, `{number}` for its number. */
    conversationUrl: text(),
  },
  { byWorkspace: { columns: ["workspaceId"], unique: true } },
);

/** Something in a conversation that somebody found wrong. */
export const conversationReports = table(
  "conversation_reports",
  {
    workspaceId: idColumn().notNull(),
    conversationId: idColumn().notNull(),
    messageId: idColumn(),
    reportedBy: text().notNull(),
    side: text().$type<"customer" | "store" | "seller" | "admin">().notNull(),
    reason: text().notNull(),
    /** What the one who reports says beside a reason that they chose. */
    note: text(),
    status: text().$type<"open" | "resolved">().notNull().default("open"),
    createdAt: timeColumn().notNull(),
    resolvedAt: timeColumn(),
    resolvedBy: idColumn(),
  },
  {
    byStatus: { columns: ["workspaceId", "status", "createdAt", "id"] },
    byConversation: { columns: ["conversationId", "side", "status"] },
  },
);
