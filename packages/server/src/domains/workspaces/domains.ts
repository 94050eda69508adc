/** Domains of e-mail addresses whose holders may join a workspace by themselves. */
import { AppError } from "@foyer/protocol";
import type { Reader } from "../../persistence/reader.ts";
import { workspaces } from "./tables.ts";

const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}][\p{L}\p{N}-]{1,62}$/u;
const MOST_JOINED = 5;

/** The workspaces that take everybody with a verified address of this domain, oldest first; at most five. */
export async function workspacesOfDomain(db: Reader, domain: string): Promise<{ id: string }[]> {
  return db.sql<{ id: string }>(
    `select id from workspaces where signup_mode = 'domain-allowlist' and $1 = any(allowed_domains) and sandbox_of is null
     order by created_at, id limit ${MOST_JOINED}`,
    [domain],
    [{ table: workspaces, index: "bySignupMode", eq: { signupMode: "domain-allowlist" } }],
  );
}

/** A domain as it is stored; throws when it is none. */
export function normalizeDomain(text: string, path: string): string {
  const domain = text.normalize("NFC").trim().toLowerCase().replace(/^@/, "");
  if (!DOMAIN.test(domain) || domain.length > 253) {
    throw new AppError("INVALID_FORMAT", `${text.slice(0, 100)} is not a domain`, { path });
  }
  return domain;
}
