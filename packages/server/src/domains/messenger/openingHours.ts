/** When a weekly schedule is open, in its own time zone. Knows calendars; does not know functions or tables. */
import type { OpenSpan } from "./tables.ts";

/** A schedule: spans of days in a time zone. */
export interface Schedule {
  timezone: string;
  spans: readonly OpenSpan[];
}

/** Whether a schedule is open, and until when that holds. */
export interface OpenState {
  isOpen: boolean;
  /** Milliseconds since the epoch; null when it stays so for the coming week. */
  changesAt: number | null;
}

const DAYS = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"] as const;
const DAY_MS = 86_400_000;

/** Whether a text names a time zone. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Whether the schedule is open at a moment, and when that changes. */
export function openAt(schedule: Schedule, now: number): OpenState {
  const intervals = joined(intervalsAround(schedule, now));
  const current = intervals.find(({ start, end }) => start <= now && now < end);
  const changesAt = current ? current.end : intervals.find(({ start }) => start > now)?.start;
  const isWithinWeek = changesAt !== undefined && changesAt <= now + 7 * DAY_MS;
  return { isOpen: current !== undefined, changesAt: isWithinWeek ? changesAt : null };
}

interface Interval {
  start: number;
  end: number;
}

/** The open intervals from yesterday, whose night may reach into today, to the same day of next week. */
function intervalsAround({ timezone, spans }: Schedule, now: number): Interval[] {
  const today = localDate(timezone, now);
  const intervals: Interval[] = [];
  for (let offset = -1; offset <= 8; offset++) {
    const date = new Date(today + offset * DAY_MS);
    const day = DAYS[date.getUTCDay()];
    for (const span of spans) {
      if (!span.enabled || span.day !== day) continue;
      const [start, end] = [minutesOf(span.startTime), minutesOf(span.endTime)];
      // An end at or before the start lies on the next day.
      const last = end > start ? end : end + 24 * 60;
      intervals.push({
        start: momentOf(timezone, date.getTime() + start * 60_000),
        end: momentOf(timezone, date.getTime() + last * 60_000),
      });
    }
  }
  return intervals;
}

/** Intervals in order; those that touch become one, so that midnight is no boundary for a team that never sleeps. */
function joined(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const next of intervals.toSorted((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (last && next.start <= last.end) last.end = Math.max(last.end, next.end);
    else result.push({ ...next });
  }
  return result;
}

/** The calendar day of a moment in a time zone, as midnight UTC of a day with the same date. */
function localDate(timezone: string, moment: number): number {
  const local = moment + offsetAt(timezone, moment);
  return local - mod(local, DAY_MS);
}

/** The moment at which clocks in a time zone show what `local` shows in UTC. */
function momentOf(timezone: string, local: number): number {
  const guess = local - offsetAt(timezone, local);
  // The guess may lie on the other side of a change of the clocks.
  return local - offsetAt(timezone, guess);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far clocks in a time zone are ahead of UTC, in milliseconds. */
function offsetAt(timezone: string, moment: number): number {
  const format =
    formats.get(timezone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(timezone, format);
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - (moment - mod(moment, 1_000));
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return hours * 60 + minutes;
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}
