import { afterEach, expect, test, vi } from "vitest";
import { keepToken } from "./token.ts";

afterEach(() => {
  vi.useRealTimers();
});

/** A token that is good for an hour from a moment on. */
function tokenFrom(at: number): string {
  const claims = { sub: "ann", iat: at / 1_000, exp: at / 1_000 + 3_600 };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.signature`;
}

test.each([
  ["right", 0],
  ["two hours ahead", 2],
  ["two hours behind", -2],
])(
  "a device whose clock is %s asks for the next token when this one is about to expire, and not before",
  async (_, hours) => {
    vi.useFakeTimers();
    const asked: number[] = [];
    const begun = Date.now();
    const getToken = async () => {
      asked.push(Math.round((Date.now() - begun) / 60_000));
      return tokenFrom(Date.now() - hours * 3_600_000);
    };
    const keeper = keepToken({ source: { getToken }, use() {}, fail: (error) => expect.unreachable(error.message) });
    await vi.advanceTimersByTimeAsync(2 * 3_600_000);
    keeper.stop();
    expect(asked).toEqual([0, 59, 118]);
  },
);
