/** The id of a workspace's sandbox: derived from the workspace's own, so that a key finds it without looking. */
import { createHash } from "node:crypto";

/** The id of the sandbox of a workspace, whether there is one or not. */
export function idOfSandbox(workspaceId: string): string {
  return createHash("sha256").update(`${workspaceId} sandbox`).digest("hex").slice(0, 32);
}
