/** A moment to snooze until, under the name that people use. */
export interface SnoozeTime {
  label: string;
  at: number;
}

/** The usual moments, seen from `now` in the agent's own zone. */
export function snoozeTimes(now: number): SnoozeTime[] {
  const today = new Date(now);
  const laterToday = new Date(now);
  laterToday.setHours(today.getHours() + 3, 0, 0, 0);
  const nextMonday = atNine(today, (8 - today.getDay()) % 7 || 7);
  const times: SnoozeTime[] = [
    { label: "Tomorrow", at: atNine(today, 1) },
    { label: "Next week", at: nextMonday },
  ];
  // Late in the day "later today" would be tomorrow.
  if (laterToday.getDate() === today.getDate()) times.unshift({ label: "Later today", at: laterToday.getTime() });
  // On a Sunday both are the same moment.
  return times.filter(({ at }, index) => times.findIndex((other) => other.at === at) === index);
}

function atNine(day: Date, daysLater: number): number {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + daysLater, 9).getTime();
}

/** What a field for a date and a time holds for a moment, in the agent's own zone. */
export function toFieldValue(at: number): string {
  const date = new Date(at);
  const two = (value: number) => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;
}
