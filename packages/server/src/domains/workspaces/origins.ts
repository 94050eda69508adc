/**
 * On which sites a workspace's messenger may run.
 * The browser's own Origin header decides; what a client says about itself counts only where there is none, as in apps.
 */
import { AppError } from "@foyer/protocol";
import type { Origin } from "../../engine/caller.ts";

/** What `validateOrigin` answers. */
export interface OriginVerdict {
  readonly valid: boolean;
  readonly reason: string;
}

const HOST =
  /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}_-]{0,61}[\p{L}\p{N}_])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?$/u;

/** Throws when a workspace's messenger may not run where a call comes from; `claimed` is the call's `origin` argument. */
export function requireAllowedOrigin(
  workspace: { readonly allowedOrigins: readonly string[] },
  { origin }: Origin,
  claimed?: string,
): void {
  const verdict = judgeOrigin(workspace.allowedOrigins, origin ?? claimed);
  if (!verdict.valid) throw new AppError("NOT_AUTHORIZED", `Origin validation failed: ${verdict.reason}`);
}

/** Whether a messenger may run on an origin, and why. */
export function judgeOrigin(allowed: readonly string[], origin: string | undefined): OriginVerdict {
  if (allowed.length === 0) return { valid: true, reason: "No origin restrictions configured" };
  if (!origin) return { valid: false, reason: "Origin header is required when allowed origins are configured" };
  const url = parseOrigin(origin);
  if (!url) return { valid: false, reason: "Origin must be a valid http(s) origin" };
  if (allowed.some((entry) => matches(entry, url))) return { valid: true, reason: "Origin allowed" };
  return { valid: false, reason: "Origin not in allowed list" };
}

/** An entry of the list as it is stored: a whole origin, or `*.domain`; throws when it is neither. */
export function normalizeAllowedOrigin(text: string, path: string): string {
  const entry = text.trim().toLowerCase();
  if (entry.startsWith("*.")) {
    const domain = entry.slice(2);
    if (HOST.test(domain) && domain.includes(".")) return entry;
  }
  const url = parseOrigin(entry);
  if (url && url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "") return url.origin;
  throw new AppError(
    "INVALID_FORMAT",
    `${text.slice(0, 200)} is neither an origin (https://example.com) nor *.domain`,
    {
      path,
    },
  );
}

function matches(entry: string, url: URL): boolean {
  if (!entry.startsWith("*.")) return entry === url.origin;
  const domain = entry.slice(2);
  return url.hostname === domain || url.hostname.endsWith(`.${domain}`);
}

function parseOrigin(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url && (url.protocol === "http:" || url.protocol === "https:") ? url : null;
}
