import { ConvexError } from "convex/values";
import { describe, expect, it } from "vitest";
import { encodeValue } from "./encodeValue.ts";
import { AppError, ERROR_STATUS, errorData, httpStatus, isErrorCode } from "./errors.ts";

describe("an error for the caller", () => {
  it("carries code, message and path to clients and nothing that was not said", () => {
    const error = new AppError("INVALID_INPUT", "Expected a string", { path: "rules[2].value" });
    expect(encodeValue(errorData(error))).toStrictEqual({
      code: "INVALID_INPUT",
      message: "Expected a string",
      path: "rules[2].value",
    });
    expect(errorData(new AppError("NOT_FOUND", "Conversation not found"))).toStrictEqual({
      code: "NOT_FOUND",
      message: "Conversation not found",
    });
    expect(errorData(new AppError("RATE_LIMITED", "Slow down", { data: { retryAfterSeconds: 5 } })).data).toEqual({
      retryAfterSeconds: 5,
    });
  });

  it("keeps its cause for the log and away from clients", () => {
    const cause = new Error("connection reset");
    const error = new AppError("UNAVAILABLE", "Try again", { cause });
    expect(error.cause).toBe(cause);
    expect(errorData(error)).toStrictEqual({ code: "UNAVAILABLE", message: "Try again" });
  });

  it("lets existing clients find the text in the message of a ConvexError", () => {
    expect(new ConvexError(errorData(new AppError("NOT_AUTHENTICATED", "Not authenticated"))).message).toContain(
      "Not authenticated",
    );
  });

  it("has an HTTP status for every code", () => {
    expect(httpStatus("NOT_FOUND")).toBe(404);
    expect(httpStatus("RATE_LIMITED")).toBe(429);
    for (const status of Object.values(ERROR_STATUS)) expect(status).toBeGreaterThanOrEqual(400);
  });

  it("has codes that clients can tell from other text", () => {
    expect(isErrorCode("PERMISSION_DENIED")).toBe(true);
    for (const other of ["toString", "", "denied", null, 404]) expect(isErrorCode(other)).toBe(false);
  });
});
