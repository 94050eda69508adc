/** A way to a database that can be cut, and on which nodes' words to each other can be held back. */
import { connect, createServer, type Socket } from "node:net";

/** The way. */
export interface DatabaseLink {
  /** The database as it is reached on this way. */
  readonly url: string;
  /** Holds back what the bus says and hears from now on; answers with what lets it all through. */
  hold(): () => void;
  /** Ends all connections and takes no others; answers with what makes the way free again. */
  cut(): () => void;
  /** How many connections were not taken. */
  readonly refused: number;
  close(): Promise<void>;
}

/** Opens a way to the database at `databaseUrl`. */
export async function openDatabaseLink(databaseUrl: string): Promise<DatabaseLink> {
  const target = new URL(databaseUrl);
  const ends = new Set<Socket>();
  let held: (() => void)[] | undefined;
  let isCut = false;
  let refused = 0;
  const endAll = () => {
    for (const end of ends) end.destroy();
  };
  const listener = createServer((client) => {
    if (isCut) {
      refused += 1;
      return void client.destroy();
    }
    const server = connectTo(target);
    let isBus = false;
    const pass = (data: Buffer, to: Socket) => {
      if (isBus && held) held.push(() => void to.write(data));
      else to.write(data);
    };
    // A connection says first what it is for.
    client.once("data", (data) => {
      isBus = data.includes("foyer bus");
    });
    client.on("data", (data) => pass(data, server));
    server.on("data", (data) => pass(data, client));
    const end = () => {
      for (const each of [client, server]) ends.delete(each.destroy());
    };
    for (const each of [client, server]) ends.add(each.on("error", end).on("close", end));
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  const url = new URL(databaseUrl);
  url.searchParams.delete("host");
  url.host = `127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url: url.href,
    hold() {
      held = [];
      return () => {
        const late = held ?? [];
        held = undefined;
        for (const letThrough of late) letThrough();
      };
    },
    get refused() {
      return refused;
    },
    cut() {
      isCut = true;
      endAll();
      return () => {
        isCut = false;
      };
    },
    close() {
      endAll();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
}

function connectTo(target: URL): Socket {
  const directory = target.searchParams.get("host");
  const port = Number(target.port || 5432);
  return directory ? connect(`${directory}/.s.PGSQL.${port}`) : connect(port, target.hostname);
}
