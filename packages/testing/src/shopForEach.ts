/** The set-up of tests that each want a shop of their own. */
import { afterAll, beforeAll, beforeEach } from "vitest";
import { openShop, type Shop } from "./sellers.ts";
import { startServer, type TestServer } from "./server.ts";

/** A server for the tests around the call, and a new shop for each of them; look at them inside tests only. */
export function shopForEach(): { readonly server: TestServer; readonly shop: Shop } {
  let server: TestServer;
  let shop: Shop;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    shop = await openShop(server);
  });
  return {
    get server() {
      return server;
    },
    get shop() {
      return shop;
    },
  };
}
