import { expect, test } from "vitest";
import { snoozeTimes, toFieldValue } from "./snoozeTimes.ts";

const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute).getTime();
const shown = (now: number) => snoozeTimes(now).map(({ label, at: when }) => [label, toFieldValue(when)]);

test("in the middle of a week the usual moments are later today, tomorrow and Monday at nine", () => {
  expect(shown(at(11, 10, 25))).toEqual([
    ["Later today", "2026-03-11T13:00"],
    ["Tomorrow", "2026-03-12T09:00"],
    ["Next week", "2026-03-16T09:00"],
  ]);
});

test("late in the evening nothing is offered for later today", () => {
  expect(shown(at(11, 21, 30)).map(([label]) => label)).toEqual(["Tomorrow", "Next week"]);
});

test("on a Sunday tomorrow and next week are one moment, on a Monday a week apart", () => {
  expect(shown(at(15, 10)).map(([label]) => label)).toEqual(["Later today", "Tomorrow"]);
  expect(shown(at(16, 10)).at(-1)).toEqual(["Next week", "2026-03-23T09:00"]);
});
