/**
 * Ids of what a host knows by ids of its own: derived from those, so that a token or an import finds the same row without looking.
 * Knows names only; that a row exists is another matter.
 */
import { createHash } from "node:crypto";

function derive(workspaceId: string, kind: string, externalId: string): string {
  return createHash("sha256").update(`${workspaceId} ${kind} ${externalId}`).digest("hex").slice(0, 32);
}

/** The id of a person: a customer, a seller or one of a store's staff. */
export const idOfPerson = (workspaceId: string, externalId: string) => derive(workspaceId, "person", externalId);
/** The id of a store. */
export const idOfStore = (workspaceId: string, externalId: string) => derive(workspaceId, "store", externalId);
/** The id of a product. */
export const idOfProduct = (workspaceId: string, externalId: string) => derive(workspaceId, "product", externalId);
/** The id of an order. */
export const idOfOrder = (workspaceId: string, externalId: string) => derive(workspaceId, "order", externalId);
/** The id of a person's membership in a chat: rights that rest on it depend on that row alone. */
export const idOfMember = (chatId: string, personId: string) => derive(chatId, "member", personId);
