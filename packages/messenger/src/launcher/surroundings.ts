/** What all parts of one workspace's messenger on one page have in common. */
import type { Cell } from "@foyer/sdk/sync/cell.ts";
import type { SyncClient } from "@foyer/sdk/sync/client.ts";
import type { Options } from "../loader/options.ts";
import type { Session } from "../session/session.ts";
import type { Drawer } from "../session/storage.ts";
import type { AllWords } from "../words/words.ts";
import type { Frame } from "./frame.ts";
import type { Language } from "./language.ts";
import type { Settings } from "./look.ts";

/** What the window and its parts are given. */
export interface Surroundings {
  readonly workspaceId: string;
  /** The address of Foyer, with a slash at the end. */
  readonly server: string;
  readonly client: SyncClient;
  readonly session: Session;
  readonly lasting: Drawer;
  readonly tab: Drawer;
  readonly frame: Frame;
  /** What the page asked for. */
  readonly wishes: Cell<Options>;
  readonly settings: Cell<Settings | null>;
  readonly language: Cell<Language>;
  /** What the language says; null for English, of which each part brings its own. */
  readonly words: Cell<AllWords | null>;
  readonly unread: Cell<number>;
  readonly isOpen: Cell<boolean>;
  /** Whether the window was asked for and is on its way, or could not be fetched. */
  readonly opening: Cell<"busy" | "failed" | null>;
}
