/**
 * The errors that functions give to their callers.
 * Knows each code and its HTTP status; knows neither sockets nor routes.
 */
import type { Value } from "./values.ts";

/** Every error code with the HTTP status that goes with it. */
export const ERROR_STATUS = {
  /** Nobody is signed in and no session token was given. */
  NOT_AUTHENTICATED: 401,
  /** The session or token was good once. */
  SESSION_EXPIRED: 401,
  /** A password, code or token is wrong. */
  INVALID_CREDENTIALS: 401,
  /** The caller may not do this here: wrong kind of caller, not a member of the conversation, blocked. */
  NOT_AUTHORIZED: 403,
  /** The caller's role lacks the named permission. */
  PERMISSION_DENIED: 403,
  /** The caller does not belong to the workspace. */
  NOT_WORKSPACE_MEMBER: 403,
  /** No such thing, or none that the caller may know of. */
  NOT_FOUND: 404,
  /** A thing with the same unique key exists. */
  ALREADY_EXISTS: 409,
  /** The thing is in a state that does not allow this. */
  CONFLICT: 409,
  /** It was there and will not come back: a used link, an ended export. */
  GONE: 410,
  /** An argument breaks a rule. */
  INVALID_INPUT: 400,
  /** An argument is missing. */
  MISSING_REQUIRED_FIELD: 400,
  /** An argument is not written as it must be: an address, a date, a cursor. */
  INVALID_FORMAT: 400,
  /** A body or file is too large. */
  PAYLOAD_TOO_LARGE: 413,
  /** A type of file or content that is not accepted. */
  UNSUPPORTED: 415,
  /** Too many calls; the data may hold `retryAfterSeconds`. */
  RATE_LIMITED: 429,
  /** A fault of ours, logged under the id in its message. */
  INTERNAL_ERROR: 500,
  /** Overloaded, starting or stopping: the same call may succeed soon. */
  UNAVAILABLE: 503,
} as const;

/** A code that clients may branch on. */
export type ErrorCode = keyof typeof ERROR_STATUS;

/** What clients receive as the data of a failed call. */
export type ErrorData = { code: ErrorCode; message: string; path?: string; data?: Value };

/** What an error may say besides its code and message. */
export type AppErrorOptions = {
  /** The argument at fault, as in `rules[2].value`. */
  path?: string;
  /** Facts for the client, such as `{ retryAfterSeconds: 5 }`. */
  data?: Value;
  /** The error behind this one, for the log only. */
  cause?: unknown;
};

/** A refusal that the caller may see, in its own words. */
export class AppError extends Error {
  override readonly name = "AppError";
  readonly code: ErrorCode;
  declare readonly path?: string;
  declare readonly data?: Value;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, "cause" in options ? { cause: options.cause } : undefined);
    this.code = code;
    if (options.path !== undefined) this.path = options.path;
    if (options.data !== undefined) this.data = options.data;
  }
}

/** The HTTP status of an error code. */
export function httpStatus(code: ErrorCode): (typeof ERROR_STATUS)[ErrorCode] {
  return ERROR_STATUS[code];
}

/** Whether something is an error code of ours, for clients that hold data of unknown origin. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === "string" && Object.hasOwn(ERROR_STATUS, code);
}

/** What the client receives as the data of this error. */
export function errorData(error: AppError): ErrorData {
  const { code, message, path, data } = error;
  return { code, message, ...(path === undefined ? {} : { path }), ...(data === undefined ? {} : { data }) };
}
