/** The short-lived tokens under which agents call: signed, and bound to a session that can be ended. */
import { AppError } from "@foyer/protocol";
import { jwtVerify, SignJWT } from "jose";
import { newId } from "../../persistence/ids.ts";
import type { Secrets } from "../../secrets.ts";

/** How long an access token is good. */
export const ACCESS_TOKEN_SECONDS = 3_600;

/** What an access token says. */
export interface AccessToken {
  readonly userId: string;
  readonly sessionId: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Signs an access token for a session. */
export async function signAccessToken(
  secrets: Secrets,
  token: Omit<AccessToken, "expiresAt"> & { now: number },
): Promise<string> {
  const issuedAt = Math.floor(token.now / 1_000);
  return (
    new SignJWT({ sid: token.sessionId })
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setSubject(token.userId)
      .setIssuer("foyer")
      .setAudience("foyer")
      // Two tokens of the same second must differ: a client that is given an equal one stops refreshing.
      .setJti(newId())
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
      .sign(secrets.key("access tokens"))
  );
}

const verified = new Map<string, AccessToken>();

/** Reads an access token; throws INVALID_CREDENTIALS when it was not signed here. Whether it has expired is the caller's to ask. */
export async function readAccessToken(secrets: Secrets, token: string): Promise<AccessToken> {
  const known = verified.get(token);
  if (known) return known;
  try {
    const { payload } = await jwtVerify(token, secrets.key("access tokens"), {
      issuer: "foyer",
      audience: "foyer",
      algorithms: ["HS256"],
      currentDate: new Date(0),
    });
    const { sub, sid, exp } = payload;
    if (!sub || typeof sid !== "string" || !exp) throw new Error("A claim is missing.");
    const read = { userId: sub, sessionId: sid, expiresAt: exp * 1_000 };
    // A cache of signatures that were found good, so that each call of a client does not verify again.
    if (verified.size > 5_000) verified.clear();
    verified.set(token, read);
    return read;
  } catch (cause) {
    throw new AppError("INVALID_CREDENTIALS", "Not authenticated: the token is not valid", { cause });
  }
}
