/** A shop for tests: a seller with a product, a customer, and the routes of the seller chat. */
import { makeFunctionReference } from "convex/server";
import { type Marketplace, openMarketplace } from "./marketplace.ts";
import type { TestServer } from "./server.ts";

const getProduct = makeFunctionReference<"query">("commerce:getProduct");

/** A reply of a route. */
export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every form.
  readonly body: any;
  readonly headers: Headers;
}

/** A marketplace where "selma" sells the product "lamp". */
export interface Shop extends Marketplace {
  /** The number of the lamp. */
  readonly lamp: number;
  readonly selma: string;
  readonly kate: string;
  /** Calls a route; with a body it is a POST. */
  call(path: string, token?: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>;
  /** Asks about the lamp; gives the conversation's number. */
  ask(token: string, message?: string): Promise<number>;
  /** The number of a product. */
  numberOf(externalId: string): Promise<number>;
}

/** Makes a shop. */
export async function openShop(server: TestServer): Promise<Shop> {
  const market = await openMarketplace(server);
  const { tokenOf, commerce } = market;
  await commerce("upsertCustomer", { externalId: "selma", name: "Selma", email: "selma@example.com" });
  await commerce("upsertProduct", { externalId: "lamp", name: "Lamp", sellerExternalId: "selma" });
  const call: Shop["call"] = async (path, token, body, headers = {}) => {
    const response = await fetch(`${server.url}/api/v2/chat/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: {
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined, headers: response.headers };
  };
  const numberOf = async (externalId: string) => {
    const { workspaceId } = market;
    const found: { number: number } = await server.http(market.admin).query(getProduct, { workspaceId, externalId });
    return found.number;
  };
  const lamp = await numberOf("lamp");
  const ask = async (token: string, message = "Is it bright?") =>
    (await call("create-conversation", token, { product_id: lamp, title: "Lamp", message })).body.conversation_id;
  const selma = tokenOf("selma", { side: "seller" });
  return { ...market, lamp, selma, kate: tokenOf("kate", { name: "Kate" }), call, ask, numberOf };
}
