/** Push out: queued with the change that causes it, sent in the background, tried again when a push service is away. */
import type { MutationContext } from "../../engine/context.ts";
import { internalMutation, internalQuery, job } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { isSandbox } from "../sandbox/openSandbox.ts";
import { pushSubscriptions } from "./tables.ts";

/** What a browser shows. */
export interface NewPush {
  readonly title: string;
  readonly body: string;
  /** What opens when it is clicked. */
  readonly url?: string | undefined;
  /** Groups what belongs together: 32 characters at most. */
  readonly topic: string;
}

/** Whose browsers: a person's whom the host knows, or those of a member of the team. */
export type PushOwner = { readonly personId: string } | { readonly userId: string };

/** The most browsers of one person. */
export const MOST_BROWSERS = 20;
const GONE = new Set([404, 410]);
const text = z.text(4_000);

/** Queues a push to all browsers of somebody: it leaves if, and only if, the mutation commits. None leaves a sandbox. */
export async function queuePush(
  ctx: MutationContext,
  { workspaceId, owner }: { workspaceId: string; owner: PushOwner },
  { title, body, url, topic }: NewPush,
): Promise<void> {
  if (await isSandbox(ctx.db, workspaceId)) return;
  const message = { title: title.slice(0, 100), body: body.slice(0, 300), url, tag: topic };
  for (const { id } of await listBrowsers(ctx.db, workspaceId, owner)) {
    ctx.jobs.add(deliverPush, { id, topic, text: JSON.stringify(message) });
  }
}

/** The browsers of somebody, the oldest first. */
export function listBrowsers(db: MutationContext["db"], workspaceId: string, owner: PushOwner) {
  return "personId" in owner
    ? db.list(pushSubscriptions, "byPerson", { eq: { workspaceId, ...owner }, limit: MOST_BROWSERS })
    : db.list(pushSubscriptions, "byUser", { eq: { workspaceId, ...owner }, limit: MOST_BROWSERS });
}

/** Forgets the browsers of somebody who has left. */
export async function forgetBrowsers(
  ctx: MutationContext,
  { workspaceId, ...owner }: { workspaceId: string } & PushOwner,
): Promise<void> {
  for (const { id } of await listBrowsers(ctx.db, workspaceId, owner)) await ctx.db.remove(pushSubscriptions, id);
}

/** Read where a browser is reached; `null` when it is gone. */
export const readTarget = internalQuery({
  args: { id: z.id("push_subscriptions") },
  returns: z.object({ endpoint: z.string(), p256dh: z.string(), auth: z.string() }).nullable(),
  async handler(ctx, { id }) {
    const row = await ctx.db.get(pushSubscriptions, id);
    return row && { endpoint: row.endpoint, p256dh: row.p256dh, auth: row.auth };
  },
});

/** Forget a browser of which its push service says that it is gone. */
export const forget = internalMutation({
  args: { id: z.id("push_subscriptions") },
  returns: z.null(),
  async handler(ctx, { id }) {
    await ctx.db.remove(pushSubscriptions, id);
    return null;
  },
});

/** Sends one push to one browser. */
export const deliverPush = job({
  args: { id: z.id("push_subscriptions"), topic: z.text(32, 1), text },
  maxAttempts: 8,
  async handler(ctx, { id, ...message }) {
    const target = await ctx.run(readTarget, { id });
    if (!target) return;
    const status = await ctx.surroundings.pusher.send(target, message);
    if (status >= 200 && status < 300) return;
    if (!GONE.has(status)) throw new Error(`${new URL(target.endpoint).host} answered a push with ${status}.`);
    await ctx.run(forget, { id });
  },
});
