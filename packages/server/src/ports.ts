/** Listening on a port, with errors that say which one and what to do. */
import { createServer, type Server } from "node:net";

/** Where to listen. */
export interface Place {
  readonly host: string;
  readonly port: number;
  /** The variable that chooses the port. */
  readonly variable: string;
}

/** Listens, and answers with the port: the given one, or the one that the system chose for 0. */
export function listen(server: Server, place: Place): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(explain(error, place)));
    server.listen(place.port, place.host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : place.port);
    });
  });
}

/** Throws when somebody listens there already. */
export async function requireFree(place: Place): Promise<void> {
  if (place.port === 0) return;
  const server = createServer();
  await listen(server, place);
  await new Promise((resolve) => server.close(resolve));
}

function explain(cause: Error & { code?: string }, { host, port, variable }: Place): Error {
  if (cause.code === "EADDRINUSE") {
    return new Error(`Port ${port} is in use: is Foyer running already? ${variable} chooses another port.`, { cause });
  }
  if (cause.code === "EACCES") {
    return new Error(`Port ${port} may not be used by this user. ${variable} chooses another port.`, { cause });
  }
  if (cause.code === "EADDRNOTAVAIL")
    return new Error(`${host} is not an address of this machine: see HOST.`, { cause });
  return cause;
}
