/**
 * Errors as they leave the server: our own in their words, anything else as the id under which it is logged.
 */
import { AppError, type ErrorData, errorData, ValueError } from "@foyer/protocol";
import { isTokenRefusal } from "../engine/authorize.ts";
import { isConnectionLoss } from "../persistence/connection.ts";

/** A failure for a client. */
export interface Failure {
  readonly message: string;
  readonly data: ErrorData;
  /** Whether the caller's token is what was wrong, so that a fresh one may help. */
  readonly isTokenRefusal: boolean;
}

/** Translates an error; `log` keeps what is not for clients and answers with its id. */
export function toFailure(error: unknown, log: (error: unknown) => string): Failure {
  const shown = showable(error, log);
  return { message: shown.message, data: errorData(shown), isTokenRefusal: isTokenRefusal(shown) };
}

function showable(error: unknown, log: (error: unknown) => string): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ValueError) return new AppError("INVALID_INPUT", error.message, { path: error.path });
  const id = log(error);
  if (isConnectionLoss(error)) return new AppError("UNAVAILABLE", `The database is not available right now. [${id}]`);
  return new AppError("INTERNAL_ERROR", `Server Error [${id}]`);
}
