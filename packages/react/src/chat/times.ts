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

/** A sum of money with its currency, or bare where none is known. */
export function formatAmount(amount: number, currency: string | undefined): string {
  return new Intl.NumberFormat(undefined, currency ? { style: "currency", currency } : {}).format(amount);
}
