/**
 * Errors as they leave the server: our own in their words, anything else as the id under which it is logged.
 */
import { AppError, type ErrorData, encodeValue, errorData, ValueError, type WireValue } from "@foyer/protocol";
import { isTokenRefusal } from "../engine/authorize.ts";
import { codeOf } from "../errorCode.ts";
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

/** Encodes what a function returned; that it cannot cross the wire is our fault, not the caller's. */
export function encodeResult(value: unknown): WireValue {
  try {
    return encodeValue(value ?? null);
  } catch (cause) {
    throw new Error("A function returned what cannot cross the wire.", { cause });
  }
}

function showable(error: unknown, log: (error: unknown) => string): AppError {
  if (error instanceof AppError && isWireData(error.data)) return error;
  if (error instanceof ValueError) return new AppError("INVALID_INPUT", error.message, { path: error.path });
  const id = log(error);
  if (isOutOfSpace(error))
    return new AppError("UNAVAILABLE", `The server's disk is full. Nothing was kept; try again later. [${id}]`);
  if (isConnectionLoss(error)) return new AppError("UNAVAILABLE", `The database is not available right now. [${id}]`);
  return new AppError("INTERNAL_ERROR", `Server Error [${id}]`);
}

/** Whether there was no room to write to, for the database or for a file; PostgreSQL takes the whole transaction back then. */
function isOutOfSpace(error: unknown): boolean {
  return ["53100", "ENOSPC", "EDQUOT"].includes(codeOf(error) ?? "");
}

function isWireData(data: unknown): boolean {
  try {
    return data === undefined || encodeValue(data) !== undefined;
  } catch {
    return false;
  }
}
