/** Prints the types of every public function for clients: `packages/sdk/src/api.gen.ts`. */
import type { RegisteredFunction } from "../engine/registry.ts";
import { type JsonSchema, toJsonSchema } from "./jsonSchema.ts";

/** The text of the generated module. */
export function printApi(functions: readonly RegisteredFunction[]): string {
  const sorted = [...functions].sort((a, b) => (a.name < b.name ? -1 : 1));
  return `/** Written by \`npm run generate\`: every public function with its arguments and result. */
import type { FunctionReference } from "convex/server";

/** The id of a row of \`Table\`: on the wire a string. */
export type Id<Table extends string> = string & { readonly __table?: Table };

/** Every public function by its name. */
export interface Functions {
${sorted.map(printFunction).join("\n")}
}

type Ref<Name extends keyof Functions> = FunctionReference<
  Functions[Name]["kind"],
  "public",
  Functions[Name]["args"],
  Functions[Name]["result"]
>;

/** References to every public function, as the official clients take them. */
export interface Api {
${printTree(treeOf(sorted), "  ")}
}
`;
}

function printFunction(fn: RegisteredFunction): string {
  const args = printType(toJsonSchema(fn.argsSchema, "input"), "    ");
  const result = printType(toJsonSchema(fn.declaration.returns, "output"), "    ");
  return `  /** ${fn.doc} */
  "${fn.name}": {
    kind: "${fn.declaration.kind}";
    args: ${args};
    result: ${result};
  };`;
}

type Tree = { [name: string]: Tree | string };

function treeOf(functions: readonly RegisteredFunction[]): Tree {
  const root: Tree = {};
  for (const { name } of functions) {
    const [module = "", fn = ""] = name.split(":");
    let node = root;
    for (const part of module.split("/")) {
      node[part] ??= {};
      node = node[part] as Tree;
    }
    node[fn] = name;
  }
  return root;
}

function printTree(tree: Tree, indent: string): string {
  return Object.entries(tree)
    .map(([key, value]) =>
      typeof value === "string"
        ? `${indent}${printKey(key)}: Ref<"${value}">;`
        : `${indent}${printKey(key)}: {\n${printTree(value, `${indent}  `)}\n${indent}};`,
    )
    .join("\n");
}

/** Prints a JSON Schema as a TypeScript type. */
export function printType(schema: JsonSchema, indent: string): string {
  if (schema.idOf) return `Id<"${schema.idOf}">`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const options = schema.anyOf ?? schema.oneOf;
  if (options) return printUnion(options, indent);
  if (Array.isArray(schema.type)) {
    return printUnion(
      schema.type.map((type) => ({ ...schema, type })),
      indent,
    );
  }
  switch (schema.type) {
    case "null":
    case "boolean":
    case "string":
      return schema.type;
    case "number":
    case "integer":
      return "number";
    case "array":
      return `Array<${typeof schema.items === "object" ? printType(schema.items, indent) : "unknown"}>`;
    case "object":
      return printObject(schema, indent);
    default:
      return "unknown";
  }
}

function printUnion(options: readonly JsonSchema[], indent: string): string {
  return [...new Set(options.map((option) => printType(option, indent)))].join(" | ");
}

function printObject({ properties, required = [], additionalProperties }: JsonSchema, indent: string): string {
  const entries = Object.entries(properties ?? {});
  if (entries.length === 0) {
    if (typeof additionalProperties === "object") return `Record<string, ${printType(additionalProperties, indent)}>`;
    return "Record<string, never>";
  }
  const inner = `${indent}  `;
  const lines = entries.map(([key, part]) => {
    const isRequired = required.includes(key);
    return `${inner}${printKey(key)}${isRequired ? "" : "?"}: ${printType(part, inner)}${isRequired ? "" : " | undefined"};`;
  });
  return `{\n${lines.join("\n")}\n${indent}}`;
}

function printKey(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}
