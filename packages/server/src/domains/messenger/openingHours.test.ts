import { describe, expect, test } from "vitest";
import { isTimeZone, openAt } from "./openingHours.ts";
import type { OpenSpan } from "./tables.ts";

const at = (text: string) => Date.parse(text);
const span = (day: OpenSpan["day"], startTime: string, endTime: string): OpenSpan => ({
  day,
  enabled: true,
  startTime,
  endTime,
});
const DAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

describe("a weekly schedule", () => {
  const workdays = DAYS.slice(0, 5).map((day) => span(day, "09:00", "17:00"));

  test("is open between its hours, in its own time zone", () => {
    const schedule = { timezone: "America/New_York", spans: workdays };
    // 2026-01-07 is a Wednesday; New York is five hours behind.
    expect(openAt(schedule, at("2026-01-07T13:59:59Z"))).toEqual({ isOpen: false, changesAt: at("2026-01-07T14:00Z") });
    expect(openAt(schedule, at("2026-01-07T14:00:00Z"))).toEqual({ isOpen: true, changesAt: at("2026-01-07T22:00Z") });
    expect(openAt(schedule, at("2026-01-07T22:00:00Z"))).toEqual({ isOpen: false, changesAt: at("2026-01-08T14:00Z") });
    // Friday evening: the next change is on Monday.
    expect(openAt(schedule, at("2026-01-09T23:00:00Z")).changesAt).toBe(at("2026-01-12T14:00Z"));
  });

  test("runs over midnight where its end is not after its start", () => {
    const schedule = { timezone: "Asia/Tokyo", spans: [span("friday", "22:00", "06:00")] };
    // Friday 2026-01-09, 22:00 in Tokyo is 13:00 UTC.
    expect(openAt(schedule, at("2026-01-09T12:59:00Z")).isOpen).toBe(false);
    expect(openAt(schedule, at("2026-01-09T13:00:00Z"))).toEqual({ isOpen: true, changesAt: at("2026-01-09T21:00Z") });
    expect(openAt(schedule, at("2026-01-09T20:59:00Z")).isOpen).toBe(true);
    expect(openAt(schedule, at("2026-01-09T21:00:00Z")).isOpen).toBe(false);
  });

  test("keeps its hours on the clock when the clocks change", () => {
    const schedule = { timezone: "Europe/Berlin", spans: [span("sunday", "09:00", "17:00")] };
    // The clocks went forward on 2026-03-29 and back on 2026-10-25, both Sundays.
    expect(openAt(schedule, at("2026-03-28T12:00Z")).changesAt).toBe(at("2026-03-29T07:00Z"));
    expect(openAt(schedule, at("2026-10-24T12:00Z")).changesAt).toBe(at("2026-10-25T08:00Z"));
  });

  test("is one long opening when days follow each other without a gap", () => {
    const always = { timezone: "UTC", spans: DAYS.map((day) => span(day, "00:00", "24:00")) };
    expect(openAt(always, at("2026-01-07T23:59:59Z"))).toEqual({ isOpen: true, changesAt: null });
    const whole = { timezone: "UTC", spans: DAYS.map((day) => span(day, "08:00", "08:00")) };
    expect(openAt(whole, at("2026-01-07T08:00Z"))).toEqual({ isOpen: true, changesAt: null });
  });

  test("is never open without hours, and ignores those that are turned off", () => {
    expect(openAt({ timezone: "UTC", spans: [] }, at("2026-01-07T12:00Z"))).toEqual({ isOpen: false, changesAt: null });
    const off = { timezone: "UTC", spans: [{ ...span("wednesday", "09:00", "17:00"), enabled: false }] };
    expect(openAt(off, at("2026-01-07T12:00Z")).isOpen).toBe(false);
  });

  test("knows half-hour zones and refuses what is no zone", () => {
    const schedule = { timezone: "Asia/Kathmandu", spans: [span("wednesday", "09:00", "17:00")] };
    expect(openAt(schedule, at("2026-01-07T03:14:59Z")).isOpen).toBe(false);
    expect(openAt(schedule, at("2026-01-07T03:15:00Z")).isOpen).toBe(true);
    expect(isTimeZone("Europe/Atlantis")).toBe(false);
  });
});
