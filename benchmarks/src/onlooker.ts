/** An agent at their dashboard, who looks at one thing after another on one socket. */
import { type FollowedQuery, RawClient } from "./rawClient.ts";

/** What one look showed, and how many milliseconds it took. */
export interface Seen {
  readonly texts: readonly string[];
  readonly took: number;
}

/** An agent who is signed in. */
export class Onlooker {
  readonly #client: RawClient;
  readonly #opened: Promise<void>;
  readonly #texts = new Map<number, string>();
  #fault: Error | undefined;
  #changed = () => {};

  constructor(port: number, token: string | undefined) {
    let opened = () => {};
    this.#opened = new Promise((resolve) => {
      opened = resolve;
    });
    this.#client = new RawClient({
      ...{ port, token },
      events: {
        opened: () => opened(),
        updated: (queryId, { text, start, end }) => this.#texts.set(queryId, text.slice(start, end)),
        transition: () => this.#changed(),
        fault: (message) => {
          this.#fault = new Error(message);
          this.#changed();
        },
      },
    });
  }

  /** Follows queries in place of those before; resolves when each has its first result. */
  async look(queries: readonly FollowedQuery[]): Promise<Seen> {
    await this.#opened;
    this.#texts.clear();
    const began = performance.now();
    const ids = this.#client.follow(queries);
    await new Promise<void>((resolve, reject) => {
      this.#changed = () => {
        if (this.#fault) reject(this.#fault);
        else if (ids.every((id) => this.#texts.has(id))) resolve();
      };
    });
    return { texts: ids.map((id) => this.#texts.get(id) ?? ""), took: performance.now() - began };
  }

  leave(): void {
    this.#client.drop();
  }
}
