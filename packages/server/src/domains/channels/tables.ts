/** Mail on its way out, and browsers that are pushed to. */
import { boolean, counter, idColumn, table, text, timeColumn } from "../../persistence/table.ts";

/** One mail: sent by SMTP, or kept for the owner's mailbox page when no server is configured. */
export const outgoingMails = table(
  "outgoing_mails",
  {
    /** Absent for mail that concerns a person rather than a workspace. */
    workspaceId: idColumn(),
    recipient: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    /** What it is for: "invitation", "signInCode", "transcript" … */
    purpose: text().notNull(),
    /** Whether its text is as good as a password: shown only while the mail is kept, and erased once it has left. */
    holdsSecret: boolean().notNull().default(false),
    status: text().$type<"queued" | "sent" | "kept" | "failed">().notNull(),
    attempts: counter(),
    lastError: text(),
    createdAt: timeColumn().notNull(),
    sentAt: timeColumn(),
  },
  {
    byCreation: { columns: ["createdAt", "id"] },
    byWorkspace: { columns: ["workspaceId", "createdAt", "id"] },
  },
);

/** A browser that wants to be told of messages: a person's whom the host knows, or one of a member of the team. */
export const pushSubscriptions = table(
  "push_subscriptions",
  {
    workspaceId: idColumn().notNull(),
    personId: idColumn(),
    userId: idColumn(),
    endpoint: text().notNull(),
    /** SHA-256: addresses are long, and as good as passwords. */
    endpointHash: text().notNull(),
    p256dh: text().notNull(),
    auth: text().notNull(),
    createdAt: timeColumn().notNull(),
  },
  {
    byEndpoint: { columns: ["workspaceId", "endpointHash"], unique: true },
    byPerson: { columns: ["workspaceId", "personId", "createdAt", "id"], where: "person_id is not null" },
    byUser: { columns: ["workspaceId", "userId", "createdAt", "id"], where: "user_id is not null" },
  },
);
