import { createServer } from "node:http";
import { createShop } from "./server.ts";

/** Runs the shop alone: `FOYER_URL`, `WORKSPACE_ID` and `SHOP_PORT` say for which Foyer and where. */
const { FOYER_URL = "http://127.0.0.1:3000", WORKSPACE_ID = "demo", SHOP_PORT = "3001" } = process.env;
const shop = createShop({ foyerUrl: FOYER_URL, workspaceId: WORKSPACE_ID });

const server = createServer(async (incoming, outgoing) => {
  const body: Uint8Array[] = [];
  for await (const chunk of incoming) body.push(chunk);
  const response = await shop(
    new Request(`http://${incoming.headers.host}${incoming.url}`, {
      method: incoming.method ?? "GET",
      headers: Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
      ...(body.length > 0 && { body: Buffer.concat(body) }),
    }),
  );
  const cookies = response.headers.getSetCookie();
  outgoing.writeHead(response.status, { ...Object.fromEntries(response.headers), "set-cookie": cookies });
  outgoing.end(Buffer.from(await response.arrayBuffer()));
});

server.listen(Number(SHOP_PORT), "127.0.0.1", () => {
  process.stdout.write(`The shop is open at http://127.0.0.1:${SHOP_PORT}\n`);
});
