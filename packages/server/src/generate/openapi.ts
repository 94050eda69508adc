/** Describes every public function as OpenAPI 3.1: `docs/reference/openapi.gen.json`, served by each node. */
import { ERROR_STATUS } from "@foyer/protocol";
import type { RegisteredFunction } from "../engine/registry.ts";
import { type JsonSchema, toJsonSchema } from "./jsonSchema.ts";
import { sellerPaths } from "./sellerPaths.ts";

/** The OpenAPI document. */
export function printOpenApi(functions: readonly RegisteredFunction[]): string {
  const paths = Object.fromEntries(
    [...functions]
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .map((fn) => [`/api/v1/${fn.name.replace(":", "/")}`, pathItem(fn)]),
  );
  const document = {
    openapi: "3.1.0",
    info: {
      title: "Foyer",
      version: "1",
      description:
        "Every function of Foyer over plain HTTP. Queries answer to GET and POST, mutations and actions to POST. The same functions are live over the sync protocol.",
    },
    security: [{ bearer: [] }, {}],
    paths: { ...paths, ...sellerPaths(functions) },
    components: { securitySchemes: { bearer }, schemas: { Error: errorSchema } },
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

const bearer = {
  type: "http",
  scheme: "bearer",
  description:
    "The access token of an agent, the session token of a visitor, an API key, or a token of a person whom the host knows. Functions that anyone may call need none.",
};

const errorSchema = {
  type: "object",
  required: ["error", "code", "message"],
  properties: {
    error: { type: "string", description: "The same as message." },
    code: { enum: Object.keys(ERROR_STATUS) },
    message: { type: "string" },
    path: { type: "string", description: "The argument at fault." },
  },
};

function pathItem(fn: RegisteredFunction) {
  const args = toJsonSchema(fn.argsSchema, "input");
  const operation = {
    summary: fn.name,
    description: fn.doc,
    tags: [fn.name.split(":")[0]],
    responses: {
      200: {
        description: "The result.",
        content: { "application/json": { schema: toJsonSchema(fn.declaration.returns, "output") } },
      },
      default: {
        description: "Refused or failed.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
  const id = fn.name.replace(":", ".");
  const post = {
    ...operation,
    operationId: fn.declaration.kind === "query" ? `${id}.post` : id,
    requestBody: { required: true, content: { "application/json": { schema: args } } },
  };
  if (fn.declaration.kind !== "query") return { post };
  // The reference page shows each query once.
  return {
    get: { ...operation, operationId: id, parameters: parametersOf(args) },
    post: { ...post, "x-scalar-ignore": true },
  };
}

function parametersOf({ properties = {}, required = [] }: JsonSchema) {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    ...(schema.type === "object" || schema.anyOf ? { content: { "application/json": { schema } } } : { schema }),
  }));
}
