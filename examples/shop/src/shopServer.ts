import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { createShop, type ShopOptions } from "./server.ts";

/** The most that a form of the shop sends, in bytes. */
const MAX_FORM_BYTES = 64 * 1_024;

/** The shop as an HTTP server, not yet listening. */
export function createShopServer(options: ShopOptions): Server {
  const shop = createShop(options);
  return createServer((incoming, outgoing) => {
    answer(shop, incoming, outgoing).catch(() => outgoing.destroy());
  });
}

async function answer(
  shop: ReturnType<typeof createShop>,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const body = await readBody(incoming);
  const response = await shop(
    new Request(new URL(incoming.url ?? "/", `http://${incoming.headers.host ?? "shop.invalid"}`), {
      method: incoming.method ?? "GET",
      headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(body.length > 0 && { body }),
    }),
  );
  const cookies = response.headers.getSetCookie();
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), "set-cookie": cookies });
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

async function readBody(incoming: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const parts: Buffer[] = [];
  let sizeBytes = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    sizeBytes += part.length;
    if (sizeBytes > MAX_FORM_BYTES) throw new Error("The form is too large.");
    parts.push(part);
  }
  return Buffer.concat(parts);
}
