/** What handlers may reach besides the database. */
import type { Config } from "./config.ts";
import type { Mailer } from "./domains/channels/mailer.ts";
import type { Pusher } from "./domains/channels/pusher.ts";
import type { Location } from "./domains/visitors/tables.ts";
import type { Clock } from "./engine/clock.ts";
import type { Limits } from "./engine/limits.ts";
import type { Incoming } from "./files/incoming.ts";
import type { FileStore } from "./files/store.ts";
import type { Outside } from "./outside.ts";
import type { Reader } from "./persistence/reader.ts";
import type { Secrets } from "./secrets.ts";
import type { SignFile } from "./signedFiles.ts";

declare module "./engine/context.ts" {
  interface Surroundings {
    readonly config: Config;
    readonly secrets: Secrets;
    readonly mailer: Mailer;
    readonly pusher: Pusher;
    /** Reaches addresses that others chose, unless they lead into a private network. */
    readonly outside: Outside;
    /** Takes a point under a key of one's own, or throws RATE_LIMITED: for limits that depend on what is asked. */
    takePoint: Limits["take"];
    /** The time, for queries that know until when their answer holds and say so with `isPast`. */
    readonly clock: Clock;
    /** Where a network address is, as far as the bundled database knows. */
    geolocate(address: string): Promise<Location | undefined>;
    /** The address under which browsers reach a path of this installation, from any site. */
    absoluteUrl(path: string): string;
    /** The bytes of files. */
    readonly files: FileStore;
    /** Files that are arriving. */
    readonly incoming: Incoming;
    /** The address of a stored file, signed and good for some hours; queries give their context along. */
    readonly signFile: SignFile;
    /** What an agent may do in a workspace; null when not a member. */
    permissionsOf(db: Reader, userId: string, workspaceId: string): Promise<ReadonlySet<string> | null>;
  }
}
