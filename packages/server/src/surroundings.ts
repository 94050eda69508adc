/** What handlers may reach besides the database. */
import type { Config } from "./config.ts";
import type { Reader } from "./persistence/reader.ts";
import type { Secrets } from "./secrets.ts";

declare module "./engine/context.ts" {
  interface Surroundings {
    readonly config: Config;
    readonly secrets: Secrets;
    /** The address of a stored file, signed and good for some hours. */
    signFile(id: string, variant: "file" | "thumbnail"): string;
    /** What an agent may do in a workspace; null when not a member. */
    permissionsOf(db: Reader, userId: string, workspaceId: string): Promise<ReadonlySet<string> | null>;
  }
}
