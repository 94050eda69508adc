/** The first steps of a new workspace: has its messenger been seen on a site? */
import { AppError } from "@foyer/protocol";
import { mutation, query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { hmacOf, isSame, type Secrets } from "../../secrets.ts";
import { messengerSightings, workspaces } from "./tables.ts";

export const module = "workspaces";

const MOST_ORIGINS = 20;
const FRESH_MS = 60_000;

/** What the checklist of a new workspace shows: the token that its snippet carries, and where the messenger was seen. */
export const getOnboarding = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z
    .object({
      /** Given to the messenger's snippet, so that nobody else can tick the box. */
      verificationToken: z.string(),
      isVerified: z.boolean(),
      verifiedAt: z.number().optional(),
      sightings: z.array(
        z.object({
          origin: z.string(),
          currentUrl: z.string().optional(),
          firstSeenAt: z.number(),
          lastSeenAt: z.number(),
        }),
      ),
    })
    .nullable(),
  subject: [workspaces, "workspaceId"],
  access: { agent: "conversations.read" },
  whenRefused: null,
  shared: true,
  async handler(ctx, { workspaceId }) {
    const rows = await ctx.db.list(messengerSightings, "byOrigin", { eq: { workspaceId }, limit: MOST_ORIGINS });
    const sightings = rows
      .sort((a, b) => b.lastSeenAt - a.lastSeenAt)
      .map(({ origin, currentUrl, firstSeenAt, lastSeenAt }) => ({
        origin,
        currentUrl: currentUrl ?? undefined,
        firstSeenAt,
        lastSeenAt,
      }));
    return {
      verificationToken: tokenOf(ctx.surroundings.secrets, workspaceId),
      isVerified: sightings.length > 0,
      verifiedAt: rows.length > 0 ? Math.min(...rows.map((row) => row.firstSeenAt)) : undefined,
      sightings,
    };
  },
});

/** Say that the messenger runs on a site; the token comes with the snippet. The browser's Origin header wins over `origin`. */
export const recordHostedOnboardingVerificationEvent = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    token: z.text(200),
    origin: z.text(2_000).optional(),
    currentUrl: z.text(2_000).optional(),
  },
  returns: z.null(),
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  rateLimit: { per: "address", points: 60, seconds: 60 },
  async handler(ctx, { workspaceId, token, origin: claimed, currentUrl }) {
    if (!isSame(token, tokenOf(ctx.surroundings.secrets, workspaceId))) {
      throw new AppError("INVALID_CREDENTIALS", "This is not the workspace's verification token", { path: "token" });
    }
    const origin = (ctx.origin.origin ?? claimed ?? "").slice(0, 300);
    if (!origin) throw new AppError("MISSING_REQUIRED_FIELD", "origin is missing", { path: "origin" });
    const seen = await ctx.db.first(messengerSightings, "byOrigin", { workspaceId, origin }, { lock: true });
    if (seen) {
      // Every page load says so; once a minute is news.
      if (ctx.now - seen.lastSeenAt < FRESH_MS) return null;
      await ctx.db.update(messengerSightings, seen.id, { lastSeenAt: ctx.now, currentUrl: currentUrl ?? null });
      return null;
    }
    if ((await ctx.db.count(messengerSightings, "byOrigin", { workspaceId }, MOST_ORIGINS)) >= MOST_ORIGINS)
      return null;
    const times = { firstSeenAt: ctx.now, lastSeenAt: ctx.now };
    await ctx.db.insertNew(messengerSightings, { workspaceId, origin, currentUrl: currentUrl ?? null, ...times });
    return null;
  },
});

/** Derived rather than stored: the same for ever, and known to nobody who may not read the workspace's settings. */
function tokenOf(secrets: Secrets, workspaceId: string): string {
  return hmacOf(Buffer.from(secrets.key("onboarding")).toString("hex"), workspaceId).slice(0, 40);
}
