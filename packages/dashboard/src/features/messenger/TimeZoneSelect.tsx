import { Select } from "@foyer/ui";

/** Props of `TimeZoneSelect`. */
export interface TimeZoneSelectProps {
  value: string;
  onChange: (timeZone: string) => void;
}

/** A time zone by its city, with how far it is from UTC now. */
export function TimeZoneSelect({ value, onChange }: TimeZoneSelectProps) {
  const zones = Intl.supportedValuesOf("timeZone");
  const all = zones.includes(value) ? zones : [value, ...zones];
  return (
    <Select
      label="Time zone"
      isLabelHidden
      value={value}
      onChange={onChange}
      options={all.map((zone) => ({ value: zone, label: `${zone.replaceAll("_", " ")} (${offsetOf(zone)})` }))}
    />
  );
}

const offsets = new Map<string, string>();

function offsetOf(timeZone: string): string {
  const known = offsets.get(timeZone);
  if (known) return known;
  const parts = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(Date.now());
  const offset = parts.find(({ type }) => type === "timeZoneName")?.value.replace("GMT", "UTC") ?? "";
  offsets.set(timeZone, offset);
  return offset;
}
