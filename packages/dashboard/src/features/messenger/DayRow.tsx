import { Switch, wellClasses } from "@foyer/ui";

/** When the team answers on one day. */
export interface Span {
  day: "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";
  enabled: boolean;
  startTime: string;
  endTime: string;
}

/** Props of `DayRow`. */
export interface DayRowProps {
  span: Span;
  onChange: (span: Span) => void;
}

/** One day of the week: whether the team answers, from when to when. */
export function DayRow({ span, onChange }: DayRowProps) {
  const day = span.day.charAt(0).toUpperCase() + span.day.slice(1);
  return (
    <li className="flex min-h-control flex-wrap items-center gap-x-3 gap-y-1">
      <Switch
        label={day}
        isOn={span.enabled}
        onChange={(enabled) => onChange({ ...span, enabled })}
        className="w-36!"
      />
      {span.enabled ? (
        <span className="flex items-center gap-2">
          <Time
            label={`${day} from`}
            value={span.startTime}
            onChange={(startTime) => onChange({ ...span, startTime })}
          />
          <span className="text-ink-faint">to</span>
          <Time label={`${day} to`} value={span.endTime} onChange={(endTime) => onChange({ ...span, endTime })} />
        </span>
      ) : (
        <span className="text-ink-faint">Closed</span>
      )}
    </li>
  );
}

interface TimeProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function Time({ label, value, onChange }: TimeProps) {
  return (
    <input
      key={value}
      type="time"
      aria-label={label}
      defaultValue={value}
      required
      onBlur={(event) => {
        const next = event.target.value;
        if (next && next !== value) onChange(next);
      }}
      className={`${wellClasses} h-control w-28! px-2.5 tabular-nums`}
    />
  );
}
