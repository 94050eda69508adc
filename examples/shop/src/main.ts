import { createShopServer } from "./shopServer.ts";

/** Runs the shop alone: `FOYER_URL`, `WORKSPACE_ID` and `SHOP_PORT` say for which Foyer and where. */
const { FOYER_URL = "http://127.0.0.1:3210", WORKSPACE_ID = "", SHOP_PORT = "3211" } = process.env;

createShopServer({ foyerUrl: FOYER_URL, workspaceId: WORKSPACE_ID }).listen(Number(SHOP_PORT), "127.0.0.1", () => {
  process.stdout.write(`The shop is open at http://127.0.0.1:${SHOP_PORT}\n`);
});
