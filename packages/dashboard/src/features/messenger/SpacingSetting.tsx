import { TextField } from "@foyer/ui";
import { useEffect, useState } from "react";

/** Props of `SpacingSetting`. */
export interface SpacingSettingProps {
  label: string;
  /** Pixels, from 0 to 100. */
  value: number;
  onSave: (value: number) => void;
}

/** A distance in pixels, saved when the field is left. */
export function SpacingSetting({ label, value, onSave }: SpacingSettingProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const number = Number(text);
  const isGood = text.trim() !== "" && Number.isInteger(number) && number >= 0 && number <= 100;
  return (
    <TextField
      label={label}
      type="number"
      min={0}
      max={100}
      className="w-32"
      suffix="px"
      value={text}
      error={isGood ? null : "0 to 100"}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => isGood && number !== value && onSave(number)}
    />
  );
}
