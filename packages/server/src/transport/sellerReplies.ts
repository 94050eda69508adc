/** The bodies of the seller chat's replies, as clients of shops expect them: pages with `data`, `links` and `meta`, and errors by field. */
import { createHash } from "node:crypto";
import { AppError, type ErrorData, httpStatus } from "@foyer/protocol";
import type { Context } from "hono";
import { z } from "zod";
import type { RegisteredFunction } from "../engine/registry.ts";
import { errorBody, retryAfter } from "./restRoutes.ts";

/** What every good reply says. */
export const GOOD = { success: true, status: 200 } as const;

/** A page as the functions give it. */
export interface NumberedPage {
  readonly data: readonly unknown[];
  readonly page: number;
  readonly perPage: number;
  readonly total: number;
}

/** A page with the addresses of its neighbours; `path` is the list's own, `query` what its addresses keep. */
export function pageBody(
  { data, page, perPage, total }: NumberedPage,
  { path, query }: { path: string; query: Record<string, string> },
) {
  const last = Math.max(1, Math.ceil(total / perPage));
  const address = (number: number) => `${path}?${new URLSearchParams({ ...query, page: String(number) })}`;
  const from = (page - 1) * perPage + 1;
  return {
    data,
    links: {
      first: address(1),
      last: address(last),
      prev: page > 1 ? address(page - 1) : null,
      next: page < last ? address(page + 1) : null,
    },
    meta: {
      current_page: page,
      from: data.length > 0 ? from : null,
      last_page: last,
      path,
      per_page: perPage,
      to: data.length > 0 ? from + data.length - 1 : null,
      total,
    },
    ...GOOD,
  };
}

/** Sends a body under its tag; nothing when the client has it already. */
export function sendTagged(c: Context, body: unknown): Response {
  const text = JSON.stringify(body);
  const tag = `W/"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
  c.header("ETag", tag);
  c.header("Cache-Control", "private, no-cache");
  const known = c.req.header("if-none-match");
  if (known?.split(",").some((each) => each.trim() === tag)) return c.body(null, 304);
  return c.body(text, 200, { "Content-Type": "application/json" });
}

type FieldErrors = Record<string, string[]>;

/** Throws what is wrong with each field, all at once. */
export function requireFields({ argsSchema }: RegisteredFunction, args: Record<string, unknown>): void {
  const parsed = argsSchema.safeParse(args);
  if (parsed.success) return;
  const errors: FieldErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const field = String(path[0] ?? "");
    const isMissing = args[field] === undefined || args[field] === null || args[field] === "";
    errors[field] = [
      ...(errors[field] ?? []),
      isMissing ? `The ${field.replaceAll("_", " ")} field is required.` : message,
    ];
  }
  const [field = "", [message = ""] = []] = Object.entries(errors)[0] ?? [];
  throw new AppError("INVALID_INPUT", message, { path: field, data: { errors } });
}

const ofFields = z.object({ errors: z.record(z.string(), z.array(z.string())) });

/** Sends an error: what is wrong with a field is 422 with the messages by field. */
export function sendFailure(c: Context, failure: ErrorData): Response {
  const { code, path, message } = failure;
  if (code === "RATE_LIMITED") c.header("Retry-After", String(retryAfter(failure)));
  const isOfField = path !== undefined && ["INVALID_INPUT", "MISSING_REQUIRED_FIELD", "INVALID_FORMAT"].includes(code);
  const known = ofFields.safeParse(failure.data).data?.errors;
  const errors = isOfField ? (known ?? { [path]: [message] }) : undefined;
  const status = isOfField ? 422 : httpStatus(code);
  return c.json(
    { ...errorBody(failure), ...(errors ? { errors } : {}), success: false, status, result: false },
    status,
  );
}
