/** What the tests of this domain share: a browser that boots a messenger. */
import { createHmac, randomBytes } from "node:crypto";
import { m } from "@foyer/testing/functions.ts";
import type { TestServer } from "@foyer/testing/server.ts";

/** What boot answers. */
export interface Booted {
  visitor: { _id: string; name?: string; email?: string; identityVerified: boolean; [key: string]: unknown };
  sessionToken: string;
  expiresAt: number;
}

/** A browser with a key of its own; each `boot` is one load of a page. */
export function createBrowser(server: TestServer, workspaceId: string) {
  const sessionId = `session_${randomBytes(24).toString("hex")}`;
  return {
    sessionId,
    boot: (args: Record<string, unknown> = {}): Promise<Booted> =>
      server.http().mutation(m("widgetSessions:boot"), { workspaceId, sessionId, ...args }),
  };
}

/** The proof that a host makes for one of its users. */
export function hashFor(secret: string, externalUserId: string): string {
  return createHmac("sha256", secret).update(externalUserId).digest("hex");
}

/** Calls a mutation as a client with these headers; gives the answer of the function route. */
export async function post(
  server: TestServer,
  path: string,
  { args, headers = {} }: { args: object; headers?: Record<string, string> },
): Promise<{ status: string; value?: Booted; errorMessage?: string }> {
  const response = await fetch(`${server.url}/api/mutation`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ path, format: "json", args }),
  });
  return response.json();
}
