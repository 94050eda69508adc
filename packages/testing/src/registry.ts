/** The registry without a server, for tests that go through every function. */
import { docs, modules } from "@foyer/server/domains/modules.gen.ts";
import { createRegistry, type Registry } from "@foyer/server/engine/registry.ts";

/** Every declared function and job. */
export function registryOf(): Registry {
  return createRegistry(modules, docs);
}
