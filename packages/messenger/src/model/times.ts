/** Times in the visitor's language and zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** The time of day. */
export function formatTime(at: number, language: string): string {
  return format(at, language, { hour: "numeric", minute: "2-digit" });
}

/** The whole date and time, for hovering. */
export function formatExact(at: number, language: string): string {
  return format(at, language, { dateStyle: "full", timeStyle: "short" });
}

/** A day as a heading: the weekday within a week, the date before. */
export function formatDay(at: number, now: number, language: string): string {
  if (daysBetween(at, now) < 7) return format(at, language, { weekday: "long" });
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(at, language, { day: "numeric", month: "long", ...(isThisYear ? {} : { year: "numeric" }) });
}

/** How long ago, as short as lists need it. */
export function formatAgo(at: number, now: number, language: string): string {
  const words = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "narrow" });
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  if (minutes === 0) return words.format(0, "second");
  if (minutes < 60) return words.format(-minutes, "minute");
  if (minutes < 720) return words.format(-Math.floor(minutes / 60), "hour");
  if (daysBetween(at, now) < 7) return words.format(-daysBetween(at, now), "day");
  return format(at, language, { day: "numeric", month: "short" });
}

/** When something will be: "tomorrow at 09:00", "Monday at 09:00". */
export function formatComing(at: number, now: number, language: string): string {
  const days = -daysBetween(at, now);
  const time = formatTime(at, language);
  if (days === 0) return time;
  if (days === 1) return `${new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(1, "day")}, ${time}`;
  return format(at, language, { weekday: "long", hour: "numeric", minute: "2-digit" });
}

/** A span of minutes in its largest fitting unit: "10 minutes", "2 hours". */
export function formatSpan(minutes: number, language: string): string {
  const [amount, unit] =
    minutes < 60
      ? ([minutes, "minute"] as const)
      : minutes < 1_440
        ? ([Math.round(minutes / 60), "hour"] as const)
        : ([Math.round(minutes / 1_440), "day"] as const);
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(amount);
}

/** Midnights between then and now. */
export function daysBetween(at: number, now: number): number {
  return Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
}

/** Formatters are kept, because making one costs more than what it writes. */
function format(at: number, language: string, parts: Intl.DateTimeFormatOptions): string {
  const key = language + JSON.stringify(parts);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, parts);
  formats.set(key, known);
  return known.format(at);
}
