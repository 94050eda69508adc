/**
 * All declared functions and jobs by their names.
 * Knows names and documentation; refuses to start with a declaration that lacks something. Does not run anything.
 */
import { AppError, canonicalPath, printPath } from "@foyer/protocol";
import type { FunctionDeclaration, FunctionKind, Job } from "./declared.ts";
import { unboundedParts } from "./schemas.ts";
import { stripperOf } from "./stripper.ts";
import { type Schema, z } from "./values.ts";

/** Modules by wire name, each with its exports. */
export type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A function with its name and what follows from its declaration. */
export interface RegisteredFunction {
  /** `module:function`. */
  readonly name: string;
  readonly doc: string;
  readonly declaration: FunctionDeclaration;
  readonly argsSchema: Schema;
  /** Drops from a result what is not declared. */
  strip(value: unknown): unknown;
  /** Whether the arguments may carry a visitor's session token. */
  readonly takesSessionToken: boolean;
}

/** A job with its name. */
export interface RegisteredJob {
  readonly name: string;
  readonly job: Job;
  readonly argsSchema: Schema;
}

/** Finds functions and jobs. */
export interface Registry {
  readonly functions: readonly RegisteredFunction[];
  readonly jobs: readonly RegisteredJob[];
  /** The public function of this name and kind, or a clear error. */
  publicFunction(path: string, kind?: FunctionKind): RegisteredFunction;
  of(declaration: FunctionDeclaration): RegisteredFunction;
  jobOf(job: Job): RegisteredJob;
}

/** Builds the registry. `docs` holds the doc comment of each function by name, as `npm run generate` collects them. */
export function createRegistry(modules: Modules, docs: Readonly<Record<string, string>>): Registry {
  const functions = new Map<string, RegisteredFunction>();
  const byDeclaration = new Map<unknown, RegisteredFunction>();
  const jobs = new Map<unknown, RegisteredJob>();
  for (const [module, exports] of Object.entries(modules)) {
    for (const [exportName, value] of Object.entries(exports)) {
      const name = `${module}:${exportName}`;
      if (isJob(value)) jobs.set(value, { name, job: value, argsSchema: z.strictObject(value.args) });
      if (!isFunction(value)) continue;
      const registered = register(name, value, docs[name]);
      functions.set(name, registered);
      if (!byDeclaration.has(value)) byDeclaration.set(value, registered);
    }
  }
  return {
    functions: [...functions.values()],
    jobs: [...jobs.values()],
    publicFunction(path, kind) {
      const name = canonicalPath(path);
      const found = name === null ? undefined : functions.get(name);
      if (!found || found.declaration.isInternal) {
        const printed = name === null ? path.slice(0, 200) : printPath(name);
        throw new AppError("NOT_FOUND", `Could not find public function for '${printed}'. Is its name right?`);
      }
      if (kind && found.declaration.kind !== kind) {
        throw new AppError("INVALID_INPUT", `${found.name} is a ${found.declaration.kind}, not a ${kind}.`);
      }
      return found;
    },
    of(declaration) {
      const found = byDeclaration.get(declaration);
      if (!found) throw new Error("A function was called that is not in the registry.");
      return found;
    },
    jobOf(job) {
      const found = jobs.get(job);
      if (!found) throw new Error("A job was added that is not in the registry.");
      return found;
    },
  };
}

function register(name: string, declaration: FunctionDeclaration, doc: string | undefined): RegisteredFunction {
  if (!doc) throw new Error(`${name} has no doc comment. Write one, then run \`npm run generate\`.`);
  if (Object.keys(declaration.access).length === 0) throw new Error(`${name} gives nobody access.`);
  const argsSchema = z.strictObject(declaration.args);
  const unbounded = unboundedParts(argsSchema);
  if (unbounded.length > 0) throw new Error(`${name} takes unbounded arguments: ${unbounded.join(", ")}`);
  return {
    name,
    doc,
    declaration,
    argsSchema,
    strip: stripperOf(declaration.returns),
    takesSessionToken: "sessionToken" in declaration.args,
  };
}

function isFunction(value: unknown): value is FunctionDeclaration {
  return typeof value === "object" && value !== null && "type" in value && value.type === "function";
}

function isJob(value: unknown): value is Job {
  return typeof value === "object" && value !== null && "type" in value && value.type === "job";
}
