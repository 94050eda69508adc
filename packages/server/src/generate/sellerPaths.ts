/** Describes the seller chat's own paths, `/api/v2/chat/*`, from the functions behind them. */
import type { RegisteredFunction } from "../engine/registry.ts";
import { type JsonSchema, toJsonSchema } from "./jsonSchema.ts";

const ENDPOINTS = [
  ["get", "conversations", "listConversations"],
  ["get", "messages/{conversation_id}", "listMessages"],
  ["get", "get-new-messages/{conversation_id}/{last_message_id}", "listNewMessages"],
  ["post", "create-conversation", "createConversation"],
  ["post", "insert-message", "insertMessage"],
] as const;

/** The paths; none when the functions are not there. */
export function sellerPaths(functions: readonly RegisteredFunction[]): Record<string, unknown> {
  const named = new Map(functions.map((fn) => [fn.name, fn]));
  const entries = ENDPOINTS.flatMap(([method, path, name]) => {
    const fn = named.get(`sellerChat:${name}`);
    return fn ? [[`/api/v2/chat/${path}`, { [method]: operation(fn, { method, path, name }) }] as const] : [];
  });
  return Object.fromEntries(entries);
}

function operation(
  fn: RegisteredFunction,
  { method, path, name }: { method: "get" | "post"; path: string; name: string },
) {
  const args = toJsonSchema(fn.argsSchema, "input");
  const input =
    method === "post"
      ? { requestBody: { required: true, content: { "application/json": { schema: args } } } }
      : { parameters: parametersOf(args, path) };
  const result = toJsonSchema(fn.declaration.returns, "output");
  return {
    operationId: `chat.${name}`,
    summary: path.replace(/\/\{.*/, ""),
    description: fn.doc,
    tags: ["Chat with sellers"],
    security: [{ bearer: [] }],
    ...input,
    responses: {
      200: { description: "The result.", content: { "application/json": { schema: bodyOf(name, result) } } },
      ...(method === "get" ? { 304: { description: "As the tag in If-None-Match says." } } : {}),
      422: {
        description: "Something is wrong with a field.",
        content: { "application/json": { schema: fieldErrors } },
      },
      default: {
        description: "Refused or failed.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

function parametersOf({ properties = {} }: JsonSchema, path: string) {
  return Object.entries(properties).map(([name, schema]) => {
    const isInPath = path.includes(`{${name}}`);
    return { name, in: isInPath ? "path" : "query", required: isInPath, schema };
  });
}

const said = { success: { type: "boolean" }, status: { type: "integer" } };

function bodyOf(name: string, result: JsonSchema): unknown {
  const { isNew: _, data, ...fields } = result.properties ?? {};
  if (name === "createConversation") {
    return {
      type: "object",
      properties: { result: { type: "boolean" }, message: { type: "string" }, ...fields, ...said },
    };
  }
  const list = name === "insertMessage" ? { type: "array", items: result } : data;
  return { type: "object", properties: { data: list, links, meta, ...said } };
}

const address = { type: ["string", "null"] };
const count = { type: "integer" };
const links = { type: "object", properties: { first: address, last: address, prev: address, next: address } };
const meta = {
  type: "object",
  properties: {
    current_page: count,
    from: { type: ["integer", "null"] },
    last_page: count,
    path: { type: "string" },
    per_page: count,
    to: { type: ["integer", "null"] },
    total: count,
  },
};

const fieldErrors = {
  allOf: [
    { $ref: "#/components/schemas/Error" },
    {
      type: "object",
      properties: {
        errors: { type: "object", additionalProperties: { type: "array", items: { type: "string" } } },
      },
    },
  ],
};
