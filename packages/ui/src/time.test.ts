import { expect, test } from "vitest";
import { formatDuration, formatExact, formatRelative } from "./time.ts";

const now = Date.UTC(2026, 2, 11, 10, 0);
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const where = { locale: "en-GB", timeZone: "UTC" };
const short = (offset: number) => formatRelative(now + offset, now, "short", where);
const long = (offset: number) => formatRelative(now + offset, now, "long", where);

test("a row shows a recent time as its distance and an older one as its day", () => {
  expect(short(0)).toBe("now");
  expect(short(-59_000)).toBe("now");
  expect(short(-minute)).toBe("1 min");
  expect(short(-59 * minute)).toBe("59 min");
  expect(short(-2.9 * hour)).toBe("2 h");
  expect(short(-11 * hour)).toBe("11 h");
  expect(short(-20 * hour)).toBe("Tue");
  expect(short(-6 * day)).toBe("Thu");
  expect(short(-8 * day)).toBe("3 Mar");
  expect(short(-300 * day)).toBe("15 May 2025");
});

test("a row shows a time to come as the wait until then", () => {
  expect(short(30_000)).toBe("in 1 min");
  expect(short(45 * minute)).toBe("in 45 min");
  expect(short(3 * hour)).toBe("in 3 h");
  expect(short(2 * day)).toBe("Fri");
});

test("a sentence says yesterday by the viewer's midnight, not by twenty-four hours", () => {
  expect(long(-20_000)).toBe("now");
  expect(long(-4.8 * minute)).toBe("4 minutes ago");
  expect(long(-3 * hour)).toBe("3 hours ago");
  expect(long(-13 * hour)).toBe("yesterday");
  expect(formatRelative(now - 13 * hour, now, "long", { locale: "en-GB", timeZone: "Asia/Tokyo" })).toBe("today");
  expect(long(day)).toBe("tomorrow");
  expect(long(-40 * day)).toBe("30 January 2026");
});

test("the exact time is written in the viewer's zone", () => {
  // Node releases disagree about the comma.
  expect(formatExact(now, { locale: "en-GB", timeZone: "America/New_York" })).toMatch(
    /^Wednesday,? 11 March 2026 at 06:00$/,
  );
});

test("a duration is written in its two largest units", () => {
  expect(formatDuration(0)).toBe("under 1 s");
  expect(formatDuration(45_400)).toBe("45 s");
  expect(formatDuration(59_900)).toBe("1 min");
  expect(formatDuration(12.4 * minute)).toBe("12 min");
  expect(formatDuration(2 * hour + 14 * minute)).toBe("2 h 14 min");
  expect(formatDuration(2 * hour + 59.8 * minute)).toBe("3 h");
  expect(formatDuration(3 * day + 4 * hour)).toBe("3 d 4 h");
  expect(formatDuration(2 * day)).toBe("2 d");
});
