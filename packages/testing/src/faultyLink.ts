/** A TCP link to a server that can lose what is sent in one direction, and be cut. */
import { connect, createServer, type Socket } from "node:net";

/** A link. */
export interface FaultyLink {
  readonly port: number;
  /** Loses everything from the server from now on; what clients send still arrives. */
  loseAnswers(): void;
  /** Cuts all connections; new ones work again. */
  cut(): void;
  /** Leads new connections to another port, as a balancer does when a node is gone. */
  leadTo(port: number): void;
  close(): Promise<void>;
}

/** Opens a link to a port of this machine. */
export async function openFaultyLink(firstTarget: number): Promise<FaultyLink> {
  let target = firstTarget;
  const pairs = new Set<{ client: Socket; server: Socket }>();
  let isLosing = false;
  const listener = createServer((client) => {
    const server = connect(target, "127.0.0.1");
    const pair = { client, server };
    pairs.add(pair);
    const end = () => {
      client.destroy();
      server.destroy();
      pairs.delete(pair);
    };
    for (const socket of [client, server]) socket.on("error", end).on("close", end);
    client.on("data", (data) => server.write(data));
    server.on("data", (data) => {
      if (!isLosing) client.write(data);
    });
  });
  await new Promise<void>((resolve) => listener.listen(0, "127.0.0.1", resolve));
  const address = listener.address();
  const cut = () => {
    isLosing = false;
    for (const { client, server } of pairs) {
      client.destroy();
      server.destroy();
    }
    pairs.clear();
  };
  return {
    port: typeof address === "object" && address ? address.port : 0,
    loseAnswers: () => {
      isLosing = true;
    },
    cut,
    leadTo: (port) => {
      target = port;
    },
    close: () => {
      cut();
      return new Promise((resolve) => listener.close(() => resolve()));
    },
  };
}
