import { expect, test } from "vitest";
import { type Command, createRegistry } from "./registry.ts";

const assign: Command = {
  id: "assign",
  label: "Assign…",
  group: "Conversation",
  run: { question: "Assign to…", answers: [] },
};

test("a question is over when what asked it is gone, and does not come up again by itself", () => {
  const registry = createRegistry();
  const [first, second] = [Symbol("first"), Symbol("second")];
  registry.set(first, [assign]);
  registry.run(assign);
  expect(registry.menu()).toEqual({ commandId: "assign" });
  registry.set(first, []);
  registry.set(second, [assign]);
  expect(registry.menu()).toBe("closed");
});

test("a question stays while its command is offered anew, as by each rendering", () => {
  const registry = createRegistry();
  const owner = Symbol("thread");
  registry.set(owner, [assign]);
  registry.run(assign);
  registry.set(owner, [{ ...assign }]);
  expect(registry.menu()).toEqual({ commandId: "assign" });
});
