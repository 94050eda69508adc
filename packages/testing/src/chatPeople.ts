/** People of a host for tests of chats. */
import type { ConvexClient, ConvexHttpClient } from "convex/browser";
import type { Marketplace } from "./marketplace.ts";
import type { TestServer } from "./server.ts";

/** Somebody who talks in chats. */
export interface ChatPerson {
  /** The host's own id. */
  readonly id: string;
  readonly token: string;
  readonly http: ConvexHttpClient;
  live(): ConvexClient;
}

let count = 0;

/** Three people who are in no chat yet: Ann, Bob and Cat. */
export function threePeople(server: TestServer, place: Marketplace): Record<"ann" | "bob" | "cat", ChatPerson> {
  count += 1;
  const person = (name: string): ChatPerson => {
    const id = `${name}${count}`;
    const token = place.tokenOf(id, { name: name.toUpperCase(), side: "member" });
    return { id, token, http: server.http(token), live: () => server.live(token) };
  };
  return { ann: person("ann"), bob: person("bob"), cat: person("cat") };
}
