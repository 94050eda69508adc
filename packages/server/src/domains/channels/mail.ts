/** Mail out: queued with the change that causes it, sent in the background, tried again when the mail server is away. */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, internalQuery, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { isSandbox } from "../sandbox/openSandbox.ts";
import { isRefusedForGood } from "./mailer.ts";
import type { RenderedMail } from "./mailTemplate.ts";
import { outgoingMails } from "./tables.ts";

/** A mail to be sent. */
export interface NewMail extends RenderedMail {
  readonly to: string;
  /** What it is for: "invitation", "signInCode", "transcript" … */
  readonly purpose: string;
  readonly workspaceId?: string | undefined;
  /** Whether its text is as good as a password: shown only while the mail is kept, and erased once it has left. */
  readonly holdsSecret?: boolean;
}

/** Waits before the next attempt, by the number of those that failed. */
const BACK_OFF_SECONDS = [2, 15, 60, 300, 1_800, 7_200, 21_600, 43_200];
const KEPT_MS = 30 * 86_400_000;
const ERASED_PER_RUN = 1_000;

/** Queues a mail in this mutation: it leaves if, and only if, the mutation commits. Without a mail server, and in a sandbox, it is kept. */
export async function queueMail(ctx: MutationContext, mail: NewMail): Promise<string> {
  const { workspaceId } = mail;
  const isKept =
    !ctx.surroundings.mailer.isConfigured || (workspaceId !== undefined && (await isSandbox(ctx.db, workspaceId)));
  const row = await ctx.db.insert(outgoingMails, {
    workspaceId: workspaceId ?? null,
    recipient: mail.to,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    purpose: mail.purpose,
    holdsSecret: mail.holdsSecret ?? false,
    status: isKept ? "kept" : "queued",
    createdAt: ctx.now,
  });
  if (!isKept) ctx.jobs.add(deliverMail, { id: row.id });
  return row.id;
}

/** Read a mail that waits to be sent; `null` when it waits no longer. */
export const readQueued = internalQuery({
  args: { id: z.id("outgoing_mails") },
  returns: z.object({ to: z.string(), subject: z.string(), text: z.string(), html: z.string() }).nullable(),
  async handler(ctx, { id }) {
    const mail = await ctx.db.get(outgoingMails, id);
    if (mail?.status !== "queued") return null;
    const { recipient: to, subject, text, html } = mail;
    return { to, subject, text, html };
  },
});

/** Note how an attempt to send went; a failed one is followed by another, until the last. */
export const settle = internalMutation({
  args: { id: z.id("outgoing_mails"), error: z.text(500).optional(), isFinal: z.boolean().optional() },
  returns: z.null(),
  async handler(ctx, { id, error, isFinal = false }) {
    const mail = await ctx.db.get(outgoingMails, id, { lock: true });
    if (mail?.status !== "queued") return null;
    const attempts = mail.attempts + 1;
    const erased = mail.holdsSecret ? { text: "", html: "" } : {};
    if (error === undefined) {
      await ctx.db.update(outgoingMails, id, { ...erased, status: "sent", sentAt: ctx.now, attempts, lastError: null });
      return null;
    }
    const waitSeconds = isFinal ? undefined : BACK_OFF_SECONDS[mail.attempts];
    if (waitSeconds === undefined) {
      await ctx.db.update(outgoingMails, id, { ...erased, status: "failed", attempts, lastError: error });
      return null;
    }
    await ctx.db.update(outgoingMails, id, { attempts, lastError: error });
    // A job of its own: another run of this one would be given this step's stored result.
    ctx.jobs.add(deliverMail, { id }, { runAt: ctx.now + waitSeconds * 1_000 });
    return null;
  },
});

/** Sends one mail. */
export const deliverMail = job({
  args: { id: z.id("outgoing_mails") },
  async handler(ctx, { id }) {
    const mail = await ctx.run(readQueued, { id });
    if (!mail) return;
    const { mailer } = ctx.surroundings;
    try {
      await mailer.send({ ...mail, messageId: `<${id}@${mailer.domain}>` });
    } catch (error) {
      await ctx.run(settle, { id, error: printError(error), isFinal: isRefusedForGood(error) });
      return;
    }
    await ctx.run(settle, { id });
  },
});

/** Erase old mail, some at a time; answers whether there may be more. */
export const eraseOld = internalMutation({
  args: {},
  returns: z.boolean(),
  async handler(ctx) {
    const bound = [ctx.now - KEPT_MS];
    const rows = await ctx.db.list(outgoingMails, "byCreation", { before: bound, limit: ERASED_PER_RUN });
    const done = rows.filter((row) => row.status !== "queued");
    await Promise.all(done.map((row) => ctx.db.remove(outgoingMails, row.id)));
    return rows.length === ERASED_PER_RUN && done.length > 0;
  },
});

/** Erases mail after a month. */
export const eraseOldMail = job({
  args: {},
  cron: "17 3 * * *",
  async handler(ctx) {
    for (let hasMore = true; hasMore; ) hasMore = await ctx.run(eraseOld, {});
  },
});

function printError(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replaceAll("\u0000", "").slice(0, 500);
}
