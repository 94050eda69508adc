/** Customers come to the shop's site, as the messenger would report it. */
import type { MutationContext } from "../../engine/context.ts";
import { hashOf, newToken } from "../../secrets.ts";
import { keepProfile } from "../visitors/profile.ts";
import { selectVisitor } from "../visitors/selectVisitor.ts";
import { eventNames, events } from "../visitors/tables.ts";
import type { CustomerFacts } from "./customers.ts";
import { at } from "./moments.ts";

const MINUTE_MS = 60_000;
const PAGE_VIEW = "page_view";
/** How long somebody looks at a page. */
const PAGE_MS = 75_000;

/** Where customers come to. */
export interface Site {
  readonly workspaceId: string;
  /** The shop's origin. */
  readonly shopUrl: string;
}

/** A customer comes for the first time, and for the last so far; gives the visitor's id. */
export async function comeToSite(ctx: MutationContext, site: Site, facts: CustomerFacts): Promise<string> {
  const { workspaceId } = site;
  const cameFirst = ctx.now - facts.daysKnown * 1_440 * MINUTE_MS;
  const cameLast = ctx.now - facts.minutesAgo * MINUTE_MS;
  const key = { workspaceId, sessionIdHash: hashOf(newToken()), isProved: false };
  const visitor = await selectVisitor(at(ctx, cameFirst), key);
  const { name, email, externalUserId, location, device, referrer, attributes, pages } = facts;
  await keepProfile(at(ctx, cameLast), visitor, {
    location,
    device,
    currentUrl: `${site.shopUrl}${pages.at(-1) ?? "/"}`,
    ...(name && { name }),
    ...(email && { email }),
    ...(externalUserId && { externalUserId }),
    ...(referrer && { referrer }),
    ...(attributes && { customAttributes: attributes }),
  });
  await viewPages(ctx, site, { visitorId: visitor.id, pages, until: cameLast });
  return visitor.id;
}

async function viewPages(
  ctx: MutationContext,
  { workspaceId, shopUrl }: Site,
  { visitorId, pages, until }: { visitorId: string; pages: readonly string[]; until: number },
): Promise<void> {
  await ctx.db.insertNew(eventNames, { workspaceId, name: PAGE_VIEW });
  await ctx.db.insertMany(
    events,
    pages.map((page, i) => ({
      workspaceId,
      visitorId,
      name: PAGE_VIEW,
      eventType: PAGE_VIEW,
      url: `${shopUrl}${page}`,
      timestamp: until - (pages.length - 1 - i) * PAGE_MS,
    })),
  );
}
