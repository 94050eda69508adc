const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** How much room there is: `short` for rows ("4 min", "Mon"), `long` for sentences ("4 minutes ago"). */
export type RelativeStyle = "short" | "long";

/** In whose words and zone a time is written; both default to the viewer's. */
export interface TimeLocale {
  locale?: string | undefined;
  timeZone?: string | undefined;
}

/** A time as people say it, seen from `now`; both in milliseconds since the epoch. */
export function formatRelative(at: number, now: number, style: RelativeStyle, where: TimeLocale = {}): string {
  return style === "long" ? formatLong(at, now, where) : formatShort(at, now, where);
}

/** The whole date and time, for hovering. */
export function formatExact(at: number, where: TimeLocale = {}): string {
  return formatParts(at, { dateStyle: "full", timeStyle: "short" }, where);
}

/** A span of time in its two largest units: "45 s", "12 min", "2 h 14 min", "3 d 4 h". */
export function formatDuration(milliseconds: number): string {
  const total = Math.max(0, Math.round(milliseconds / second) * second);
  if (total < second) return "under 1 s";
  if (total < minute) return `${total / second} s`;
  if (total < hour) return `${Math.round(total / minute)} min`;
  if (total < day) return pair(total, [hour, "h"], [minute, "min"]);
  return pair(total, [day, "d"], [hour, "h"]);
}

function pair(total: number, [large, largeName]: [number, string], [small, smallName]: [number, string]): string {
  const smalls = Math.round(total / small);
  const rest = smalls % (large / small);
  const larges = `${Math.floor((smalls * small) / large)} ${largeName}`;
  return rest === 0 ? larges : `${larges} ${rest} ${smallName}`;
}

function formatShort(at: number, now: number, where: TimeLocale): string {
  const distance = Math.abs(now - at);
  const prefix = at > now ? "in " : "";
  if (distance < minute) return at > now + 5 * second ? "in 1 min" : "now";
  if (distance < hour) return `${prefix}${Math.floor(distance / minute)} min`;
  if (distance < 12 * hour || daysBetween(at, now, where) === 0) return `${prefix}${Math.floor(distance / hour)} h`;
  const days = daysBetween(at, now, where);
  if (Math.abs(days) < 7) return formatParts(at, { weekday: "short" }, where);
  const isThisYear = formatParts(at, { year: "numeric" }, where) === formatParts(now, { year: "numeric" }, where);
  return formatParts(at, { day: "numeric", month: "short", ...(isThisYear ? {} : { year: "numeric" }) }, where);
}

function formatLong(at: number, now: number, where: TimeLocale): string {
  const words = new Intl.RelativeTimeFormat(where.locale, { numeric: "auto" });
  const distance = at - now;
  const size = Math.abs(distance);
  if (size < minute) return words.format(0, "second");
  if (size < hour) return words.format(Math.trunc(distance / minute), "minute");
  if (size < 12 * hour) return words.format(Math.trunc(distance / hour), "hour");
  const days = daysBetween(at, now, where);
  if (Math.abs(days) < 14) return words.format(days, "day");
  return formatParts(at, { day: "numeric", month: "long", year: "numeric" }, where);
}

/** Midnights between the two in the viewer's zone: 23:50 is yesterday at 0:10. */
function daysBetween(at: number, now: number, where: TimeLocale): number {
  return Math.round((midnight(at, where.timeZone) - midnight(now, where.timeZone)) / day);
}

function midnight(at: number, timeZone: string | undefined): number {
  // Canada writes dates as 2026-03-11, which Date.UTC takes apart without a parser.
  const [year, month, date] = formatParts(at, {}, { locale: "en-CA", timeZone }).split("-").map(Number);
  return Date.UTC(year ?? 0, (month ?? 1) - 1, date);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are kept, because making one costs more than drawing the row that it is for. */
function formatParts(at: number, parts: Intl.DateTimeFormatOptions, { locale, timeZone }: TimeLocale): string {
  const key = JSON.stringify([locale, timeZone, parts]);
  const formatter = formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...parts, timeZone });
  formatters.set(key, formatter);
  return formatter.format(at);
}
