/** Everything that is written from the declarations, as file names and texts. */
import { docs, modules } from "../domains/modules.gen.ts";
import { createRegistry } from "../engine/registry.ts";
import { printConfiguration } from "./configuration.ts";
import { printOpenApi } from "./openapi.ts";
import { printPermissions, printReference } from "./reference.ts";
import { printApi } from "./typescript.ts";

/** The generated files by path from the repository's root. */
export function generate(): Record<string, string> {
  const functions = createRegistry(modules, docs).functions.filter((fn) => !fn.declaration.isInternal);
  return {
    "packages/sdk/src/api.gen.ts": printApi(functions),
    "docs/reference/openapi.gen.json": printOpenApi(functions),
    "docs/reference/functions.gen.md": printReference(functions),
    "docs/reference/configuration.gen.md": printConfiguration(),
    "docs/reference/permissions.gen.md": printPermissions(),
  };
}
