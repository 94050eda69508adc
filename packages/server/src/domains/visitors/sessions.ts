/** Sessions of visitors: the short-lived tokens under which a messenger calls. */
import { Buffer } from "node:buffer";
import type { Origin } from "../../engine/caller.ts";
import type { MutationContext } from "../../engine/context.ts";
import type { Row } from "../../persistence/table.ts";
import { hashOf, hmacOf, newToken, type Secrets } from "../../secrets.ts";
import { widgetSessions } from "./tables.ts";

/** How long a session may last, at least and at most, and unless a workspace says otherwise. */
export const SESSION_LIFETIME = { minMs: 3_600_000, maxMs: 7 * 86_400_000, defaultMs: 86_400_000 } as const;

/** A token as a client gets it, once. */
export interface IssuedSession {
  sessionToken: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** What a new session is for. */
export interface NewSession extends Pick<Row<typeof widgetSessions>, "workspaceId" | "visitorId" | "identityVerified"> {
  clientType: string;
  clientVersion?: string | null | undefined;
  clientIdentifier?: string | null | undefined;
  formerVisitorIds?: string[];
  lifetimeMs: number;
}

/** Makes a session; only the hash of its token is kept. */
export async function issueSession(ctx: MutationContext, session: NewSession): Promise<IssuedSession> {
  const sessionToken = newToken("wst_");
  const expiresAt = ctx.now + session.lifetimeMs;
  await ctx.db.insert(widgetSessions, {
    workspaceId: session.workspaceId,
    visitorId: session.visitorId,
    tokenHash: hashOf(sessionToken),
    identityVerified: session.identityVerified,
    clientType: session.clientType,
    clientVersion: session.clientVersion ?? null,
    clientIdentifier: session.clientIdentifier ?? null,
    browserHash: browserHash(ctx.surroundings.secrets, ctx.origin),
    formerVisitorIds: session.formerVisitorIds ?? [],
    createdAt: ctx.now,
    expiresAt,
  });
  return { sessionToken, expiresAt };
}

/** A text that is equal for one browser at one address, and tells neither. */
export function browserHash(secrets: Secrets, { address, userAgent }: Origin): string {
  const key = Buffer.from(secrets.key("browsers")).toString("hex");
  return hmacOf(key, `${address} ${userAgent ?? ""}`).slice(0, 32);
}
