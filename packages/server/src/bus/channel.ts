/**
 * A channel over PostgreSQL on which all nodes of one database hear each other; one connection, reopened when lost.
 * Knows LISTEN, NOTIFY and their limits; does not know what is said.
 */
import pg from "pg";

/** What a node says and hears. */
export interface Channel {
  /** Says texts of at most `MAX_TEXT_BYTES` each; answers whether they were said. */
  say(texts: readonly string[]): Promise<boolean>;
  close(): Promise<void>;
}

/** How a channel is opened. */
export interface ChannelOptions {
  readonly url: string;
  readonly onText: (text: string) => void;
  /** The channel is open, for the first time or again: things may have been missed. */
  readonly onOpen: () => void;
  readonly onError: (error: unknown) => void;
}

const NAME = "foyer_bus";
/** PostgreSQL takes payloads below 8,000 bytes. */
export const MAX_TEXT_BYTES = 7_900;

/** Opens the channel; it is heard as soon as `onOpen` was called. */
export async function openChannel(options: ChannelOptions): Promise<Channel> {
  let client: pg.Client | undefined;
  let isClosed = false;
  let delayMs = 100;

  async function connect(): Promise<void> {
    const fresh = new pg.Client({
      connectionString: options.url,
      application_name: "foyer bus",
      keepAlive: true,
      // Several texts may be on their way at once.
      ...({ pipeline: true } as object),
    });
    fresh.on("error", () => {});
    fresh.once("end", () => {
      if (client !== fresh || isClosed) return;
      client = undefined;
      setTimeout(() => void reconnect(), delayMs).unref();
    });
    fresh.on("notification", ({ payload }) => {
      if (payload) options.onText(payload);
    });
    try {
      await fresh.connect();
      await fresh.query(`listen ${NAME}`);
      if (isClosed) throw new Error("The channel was closed meanwhile.");
    } catch (error) {
      void fresh.end().catch(() => {});
      throw error;
    }
    client = fresh;
    delayMs = 100;
    options.onOpen();
  }

  async function reconnect(): Promise<void> {
    if (isClosed) return;
    try {
      await connect();
    } catch (error) {
      if (isClosed) return;
      options.onError(error);
      delayMs = Math.min(delayMs * 2, 5_000);
      setTimeout(() => void reconnect(), delayMs).unref();
    }
  }

  await connect();
  return {
    async say(texts) {
      if (!client) return false;
      try {
        await client.query(`select pg_notify('${NAME}', said) from unnest($1::text[]) said`, [texts]);
        return true;
      } catch {
        return false;
      }
    },
    async close() {
      isClosed = true;
      await client?.end().catch(() => {});
    },
  };
}
