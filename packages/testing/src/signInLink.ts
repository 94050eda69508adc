/** Links that sign people in, for tests of the entrance. */
import { mintSignInLink } from "@foyer/server/domains/identity/signInByLink.ts";
import { callInternally } from "@foyer/server/engine/call.ts";
import type { Agent } from "./people.ts";
import type { TestServer } from "./server.ts";

/** Makes a link that signs an agent in, once. */
export async function signInLinkOf(server: TestServer, { userId }: Agent): Promise<string> {
  return callInternally(server.foyer.engine, mintSignInLink, { userId });
}
