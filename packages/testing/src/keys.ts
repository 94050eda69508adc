/** Keys and tokens of hosts, for tests that call as a program, a customer or a store's staff. */
import { createHmac, createSign, type KeyObject } from "node:crypto";
import { makeFunctionReference } from "convex/server";
import type { TestServer } from "./server.ts";

/** A signing key as a host holds it. */
export interface HostKey {
  readonly kid: string;
  readonly secret: string;
}

/** Whose keys are made: those of a workspace's owner, for trying things out where it says so. */
export interface KeyOwner {
  readonly workspaceId: string;
  readonly token: string;
  readonly isSandbox?: boolean;
}

/** Makes an API key as the owner of a workspace. */
export async function makeApiKey(
  server: TestServer,
  { workspaceId, token, isSandbox = false }: KeyOwner,
  scopes: string[] = ["commerce.write"],
): Promise<{ keyId: string; key: string }> {
  const args = { workspaceId, name: "Backend", scopes, isSandbox };
  return server.http(token).mutation(makeFunctionReference<"mutation">("apiKeys:create"), args);
}

/** Makes an HS256 signing key as the owner of a workspace. */
export async function makeHostKey(
  server: TestServer,
  { workspaceId, token, isSandbox = false }: KeyOwner,
): Promise<HostKey> {
  const args = { workspaceId, name: "Shop", algorithm: "HS256", isSandbox };
  return server.http(token).mutation(makeFunctionReference<"mutation">("signingKeys:create"), args);
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Claims that are good for an hour. */
export function goodClaims(sub: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  const now = Math.floor(Date.now() / 1_000);
  return { sub, aud: "foyer", iat: now, exp: now + 3_600, ...more };
}

/** A token signed with an HS256 key. */
export function signHostToken({ kid, secret }: HostKey, claims: Record<string, unknown>, header = {}): string {
  const body = `${encode({ alg: "HS256", typ: "JWT", kid, ...header })}.${encode(claims)}`;
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

/** A token signed with a private key. */
export function signWithPrivateKey(
  { kid, key, alg }: { kid: string; key: KeyObject; alg: "RS256" | "ES256" },
  claims: Record<string, unknown>,
): string {
  const body = `${encode({ alg, typ: "JWT", kid })}.${encode(claims)}`;
  const signature = createSign("sha256").update(body).sign({ key, dsaEncoding: "ieee-p1363" });
  return `${body}.${signature.toString("base64url")}`;
}
