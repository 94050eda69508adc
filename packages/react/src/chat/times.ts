/** The time of today, else the day, with the year when it is another. */
export function shortTime(at: number, now = Date.now()): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  if (isToday) return new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" }).format(at);
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const year = isThisYear ? {} : ({ year: "numeric" } as const);
  return new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", ...year }).format(at);
}

/** Day and time in full. */
export function exactTime(at: number): string {
  return new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "short" }).format(at);
}

const PLAIN = { minimumFractionDigits: 2, maximumFractionDigits: 2 };

/** A sum of money with its currency, or bare where none is known. */
export function formatAmount(amount: number, currency: string | undefined): string {
  return new Intl.NumberFormat(undefined, currency ? { style: "currency", currency } : PLAIN).format(amount);
}

const STEPS: readonly (readonly [minutes: number, words: string])[] = [
  [5, "a few minutes"],
  [15, "15 minutes"],
  [30, "half an hour"],
  [60, "an hour"],
  [180, "three hours"],
  [720, "half a day"],
  [1_440, "a day"],
];

/** A usual reply time, rounded up to what people would say. */
export function replyTimeText(minutes: number): string {
  const step = STEPS.find(([most]) => minutes <= most);
  return step ? `Usually answers within ${step[1]}` : `Usually answers within ${Math.ceil(minutes / 1_440)} days`;
}
