import { ConvexError } from "convex/values";
import { expect, test } from "vitest";
import { deliveryOfError } from "./delivery.ts";

test("a refusal is final and says why", () => {
  const error = new ConvexError({ code: "NOT_AUTHORIZED", message: "Conversation is blocked" });
  expect(deliveryOfError(error)).toEqual({ kind: "refused", problem: "Conversation is blocked" });
});

test("a limit is waited out for as long as the server says", () => {
  const error = new ConvexError({ code: "RATE_LIMITED", message: "Too fast", data: { retryAfterSeconds: 5 } });
  expect(deliveryOfError(error)).toEqual({ kind: "later", problem: "Too fast", afterMilliseconds: 5_000 });
});

test("an ended session, a fault of the server and a lost connection pass", () => {
  expect(deliveryOfError(new ConvexError({ code: "SESSION_EXPIRED", message: "Session expired" })).kind).toBe("later");
  expect(deliveryOfError(new Error("[CONVEX] Server Error")).kind).toBe("later");
  expect(deliveryOfError(undefined).kind).toBe("later");
});
