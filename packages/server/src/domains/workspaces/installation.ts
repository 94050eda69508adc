/** The installation as a whole belongs to whoever owns its oldest workspace. */
import type { Reader } from "../../persistence/reader.ts";
import { workspaceMembers, workspaces } from "./tables.ts";

/** The workspace that was there first; null before there is any. */
export async function oldestWorkspace(db: Reader) {
  const [oldest] = await db.list(workspaces, "byCreation", { limit: 1 });
  return oldest ?? null;
}

/** Whether a person, as the owner of this workspace, owns the installation. */
export async function ownsInstallation(
  db: Reader,
  { workspaceId, userId }: { workspaceId: string; userId: string },
): Promise<boolean> {
  const member = await db.first(workspaceMembers, "byWorkspaceAndUser", { workspaceId, userId });
  return member?.role === "owner" && (await oldestWorkspace(db))?.id === workspaceId;
}
