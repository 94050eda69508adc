/**
 * Questions to other nodes that each of them must answer, and who did not.
 * Knows numbers, nodes and patience; does not know how a question is put nor what it means.
 */

const PATIENCE_MS = 1_000;

interface Question {
  readonly awaited: Set<string>;
  readonly end: () => void;
}

/** The questions of one node that are not answered yet. */
export class Questions {
  readonly #open = new Map<number, Question>();
  #last = 0;

  /** Puts a question; `silent` resolves to those who did not answer in time. */
  ask(nodes: readonly string[]): { number: number; silent: Promise<readonly string[]> } {
    this.#last += 1;
    const number = this.#last;
    const awaited = new Set(nodes);
    const silent = new Promise<readonly string[]>((resolve) => {
      const timer = setTimeout(() => this.#end(number), PATIENCE_MS);
      const end = () => {
        clearTimeout(timer);
        resolve([...awaited]);
      };
      this.#open.set(number, { awaited, end });
    });
    return { number, silent };
  }

  /** Takes an answer. */
  answer(number: number, node: string): void {
    const awaited = this.#open.get(number)?.awaited;
    if (awaited?.delete(node) && awaited.size === 0) this.#end(number);
  }

  /** Expects no answer of a node that has gone. */
  leave(node: string): void {
    for (const number of this.#open.keys()) this.answer(number, node);
  }

  /** Expects no answer to a question that could not be put. */
  withdraw(number: number): void {
    this.#open.get(number)?.awaited.clear();
    this.#end(number);
  }

  #end(number: number): void {
    this.#open.get(number)?.end();
    this.#open.delete(number);
  }
}
