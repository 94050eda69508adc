/** Foyer as `npm start` starts it once it is built: the embedded database, the sample workspace and the demo shop. */
import { freePort } from "@foyer/testing/freePort.ts";
import { createServerProcess, type ServerProcess } from "@foyer/testing/serverProcess.ts";

/** An installation; `shopUrl` is the demo page once it has started. */
export interface Installation extends ServerProcess {
  readonly shopUrl: string;
}

/** Makes an installation, gives it to `work`, and removes it. */
export async function withInstallation<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const shopPort = await freePort();
  const server = await createServerProcess({
    FOYER_SAMPLE: "1",
    FOYER_SHOP_PORT: String(shopPort),
    NODE_ENV: "production",
  });
  try {
    return await work({ ...server, shopUrl: `http://localhost:${shopPort}` });
  } finally {
    await server.dispose();
  }
}
