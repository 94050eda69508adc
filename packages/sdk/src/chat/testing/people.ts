/** People of a host who chat through the sdk, for tests. */
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import type { TestServer } from "@foyer/testing/server.ts";
import "../../nodeSocket.ts";
import { createFoyer, type Foyer } from "../foyer.ts";

/** A person with a connected client. */
export interface ChatPerson {
  readonly id: string;
  readonly token: string;
  readonly foyer: Foyer;
}

/** People of one host, all of them ended together. */
export interface ChatPeople {
  /** A new person; `url` leads to the server by another way. */
  person(name: string, options?: { url?: string }): ChatPerson;
  /** The same person on another device. */
  device(person: ChatPerson, options?: { url?: string }): ChatPerson;
  close(): void;
}

/** Opens a host on a server. */
export async function openChatPeople(server: TestServer): Promise<ChatPeople> {
  const place = await openMarketplace(server);
  const open: Foyer[] = [];
  let count = 0;

  function connect({ id, token }: { id: string; token: string }, url = server.url): ChatPerson {
    const foyer = createFoyer({ url, token });
    open.push(foyer);
    return { id, token, foyer };
  }

  return {
    person(name, { url } = {}) {
      count += 1;
      const id = `${name.toLowerCase()}-${count}`;
      return connect({ id, token: place.tokenOf(id, { name, side: "member" }) }, url);
    },
    device: (person, { url } = {}) => connect(person, url),
    close() {
      for (const foyer of open.splice(0)) foyer.close();
    },
  };
}
