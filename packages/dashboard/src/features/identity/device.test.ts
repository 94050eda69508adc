import { expect, test } from "vitest";
import { describeAgent, sessionOf } from "./device.ts";

test("a browser is described by its name and its system", () => {
  const edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0";
  const phone =
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile/15E148 Safari/604.1";
  expect(describeAgent(edge)).toEqual({ label: "Edge on Windows", isPhone: false });
  expect(describeAgent(phone)).toEqual({ label: "Safari on iPhone", isPhone: true });
  expect(describeAgent(undefined).label).toBe("An unknown device");
});

test("a token names its session, and nonsense names none", () => {
  const token = `x.${btoa(JSON.stringify({ sid: "session-1" })).replace(/=+$/, "")}.y`;
  expect(sessionOf(token)).toBe("session-1");
  expect(sessionOf("nonsense")).toBeUndefined();
  expect(sessionOf(null)).toBeUndefined();
});
