/** An app or a marketplace beside a measured server: it tells what it sells, and signs who its people are. */
import { goodClaims, type HostKey, signHostToken } from "@foyer/testing/keys.ts";
import { callFunction } from "./calls.ts";
import type { Setting } from "./setting.ts";

/** A host with its keys. */
export interface Host {
  /** The token of a person whom the host knows by this id. */
  tokenOf(id: string, claims?: Readonly<Record<string, unknown>>): string;
  /** Calls a function of `commerce` as the host's backend. */
  commerce(kind: "query" | "mutation", name: string, fields: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Makes a host of the first workspace. */
export async function openHost({ database, teams, server }: Setting): Promise<Host> {
  const [team] = teams;
  const [owner] = team?.agents ?? [];
  if (!team || !owner) throw new Error("There is nobody to make keys.");
  const { workspaceId } = team;
  await database.run("update workspace_members set role = 'owner' where user_id = $1", [owner.userId]);
  const make = (path: string, args: object) =>
    callFunction(server, owner.token, { kind: "mutation", path, args: { workspaceId, name: "Bench", ...args } });
  const hostKey = (await make("signingKeys:create", { algorithm: "HS256" })) as HostKey;
  const { key } = (await make("apiKeys:create", { scopes: ["commerce.write", "commerce.read"] })) as { key: string };
  return {
    tokenOf: (id, claims = {}) => signHostToken(hostKey, goodClaims(id, claims)),
    commerce: (kind, name, fields) =>
      callFunction(server, key, { kind, path: `commerce:${name}`, args: { workspaceId, ...fields } }),
  };
}
