/** A marketplace for tests: a store with staff, a customer with an order, and an admin. */
import { makeFunctionReference } from "convex/server";
import { goodClaims, type HostKey, makeApiKey, makeHostKey, signHostToken } from "./keys.ts";
import type { TestServer } from "./server.ts";

/** A marketplace with one store, "pizza", whose customer "john" has an order with it. */
export interface Marketplace {
  readonly workspaceId: string;
  readonly storeId: string;
  readonly orderId: string;
  readonly hostKey: HostKey;
  /** Tokens to call with. */
  readonly john: string;
  readonly sam: string;
  readonly admin: string;
  readonly adminId: string;
  /** A token for anyone whom the host knows. */
  tokenOf(sub: string, claims?: Record<string, unknown>): string;
  /** Calls a function of `commerce` as the host's backend. */
  commerce(name: string, fields: Record<string, unknown>): Promise<string>;
}

/** Makes a marketplace. */
export async function openMarketplace(server: TestServer): Promise<Marketplace> {
  const { workspaceId, alice } = await server.people.workspace();
  const owner = { workspaceId, token: alice.token };
  const { key } = await makeApiKey(server, owner, ["commerce.write", "commerce.read"]);
  const hostKey = await makeHostKey(server, owner);
  const backend = server.http(key);
  const commerce = (name: string, fields: Record<string, unknown>): Promise<string> =>
    backend.mutation(makeFunctionReference<"mutation">(`commerce:${name}`), { workspaceId, ...fields });
  const tokenOf = (sub: string, claims = {}) => signHostToken(hostKey, goodClaims(sub, claims));
  const storeId = await commerce("upsertStore", {
    externalId: "pizza",
    name: "Pizza Palace",
    staff: [{ externalId: "sam", name: "Sam" }],
  });
  const orderId = await commerce("upsertOrder", orderOf("o-1"));
  return {
    workspaceId,
    storeId,
    orderId,
    hostKey,
    john: tokenOf("john", { name: "John Doe" }),
    sam: tokenOf("sam", { side: "store", store: "pizza" }),
    admin: alice.token,
    adminId: alice.userId,
    tokenOf,
    commerce,
  };
}

/** The fields of an order of John's with the store. */
export function orderOf(externalId: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    externalId,
    storeExternalId: "pizza",
    customerExternalId: "john",
    status: "delivered",
    totalAmount: 25.5,
    orderDate: 1_640_995_000_000,
    ...more,
  };
}
