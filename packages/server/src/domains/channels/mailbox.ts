/** The mailbox: what was sent, and what is kept because there is no mail server. */
import { AppError } from "@foyer/protocol";
import type { QueryContext } from "../../engine/context.ts";
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { ownsInstallation } from "../workspaces/installation.ts";
import { workspaces } from "../workspaces/tables.ts";
import { outgoingMails } from "./tables.ts";

const mailShape = z.object({
  _id: z.id("outgoing_mails"),
  _creationTime: z.number(),
  /** Absent for mail that concerns a person rather than a workspace. */
  workspaceId: z.id("workspaces").optional(),
  recipient: z.string(),
  subject: z.string(),
  purpose: z.string(),
  status: z.enum(["queued", "sent", "kept", "failed"]),
  attempts: z.number(),
  lastError: z.string().optional(),
  createdAt: z.number(),
  sentAt: z.number().optional(),
});

/** List a workspace's outgoing mail, newest first; the installation's owner also sees mail that belongs to no workspace. */
export const list = query({
  args: { workspaceId: z.id("workspaces"), limit: z.limit(200).optional() },
  returns: z.array(mailShape),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace" },
  whenRefused: [],
  async handler(ctx, { workspaceId, limit = 100 }) {
    const own = await newest(ctx, workspaceId, limit);
    if (!(await seesAll(ctx, workspaceId))) return own.map(toMail);
    const unbound = await newest(ctx, null, limit);
    return [...own, ...unbound]
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1))
      .slice(0, limit)
      .map(toMail);
  },
});

/** Read one mail; the text of one that held a code or a link is shown only while it is kept here. */
export const get = query({
  args: { workspaceId: z.id("workspaces"), id: z.id("outgoing_mails") },
  returns: mailShape.extend({ text: z.string(), html: z.string() }),
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace" },
  async handler(ctx, { workspaceId, id }) {
    const mail = await ctx.db.get(outgoingMails, id);
    const isOurs = mail?.workspaceId === workspaceId;
    const isUnbound = mail?.workspaceId === null && (await seesAll(ctx, workspaceId));
    if (!mail || !(isOurs || isUnbound)) throw new AppError("NOT_FOUND", "Mail not found", { path: "id" });
    const isShown = mail.status === "kept" || !mail.holdsSecret;
    return { ...toMail(mail), text: isShown ? mail.text : "", html: isShown ? mail.html : "" };
  },
});

function newest(ctx: QueryContext, workspaceId: string | null, limit: number) {
  return ctx.db.list(outgoingMails, "byWorkspace", { eq: { workspaceId }, order: "desc", limit });
}

async function seesAll(ctx: QueryContext, workspaceId: string): Promise<boolean> {
  return ctx.caller.kind === "agent" && ownsInstallation(ctx.db, { workspaceId, userId: ctx.caller.userId });
}

function toMail(row: Row<typeof outgoingMails>) {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    workspaceId: row.workspaceId ?? undefined,
    recipient: row.recipient,
    subject: row.subject,
    purpose: row.purpose,
    status: row.status,
    attempts: row.attempts,
    lastError: row.lastError ?? undefined,
    createdAt: row.createdAt,
    sentAt: row.sentAt ?? undefined,
  };
}
