import { useNow } from "@foyer/ui";

/** The day on which the messages below it were written. */
export function DayLine({ at }: { at: number }) {
  const now = useNow();
  return <p className="mt-4 mb-1 text-center font-medium text-ink-faint text-small first:mt-0">{nameDay(at, now)}</p>;
}

const sameYear = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const otherYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });

function nameDay(at: number, now: number): string {
  const day = new Date(at);
  if (day.toDateString() === new Date(now).toDateString()) return "Today";
  if (day.toDateString() === new Date(now - 86_400_000).toDateString()) return "Yesterday";
  return (day.getFullYear() === new Date(now).getFullYear() ? sameYear : otherYear).format(day);
}
