import { wellClasses } from "@foyer/ui";
import { useEffect, useState } from "react";

/** Props of `ColorSetting`. */
export interface ColorSettingProps {
  label: string;
  /** As #rrggbb. */
  value: string;
  onSave: (value: string) => void;
  /** Told while somebody is choosing, and `undefined` when they have chosen. */
  onDraft: (value: string | undefined) => void;
}

/** A colour, picked or typed; saved when the picker is left. */
export function ColorSetting({ label, value, onSave, onDraft }: ColorSettingProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const isColor = /^#[0-9a-f]{6}$/i.test(text);
  function change(next: string) {
    setText(next);
    if (/^#[0-9a-f]{6}$/i.test(next)) onDraft(next);
  }
  function finish() {
    if (isColor && text !== value) onSave(text);
    if (!isColor) setText(value);
    onDraft(undefined);
  }
  return (
    <div className="flex items-center gap-2">
      <input
        type="color"
        aria-label={`Pick the colour of ${label.toLowerCase()}`}
        value={isColor ? text : value}
        onChange={(event) => change(event.target.value)}
        onBlur={finish}
        className="focus-ring size-control shrink-0 cursor-pointer overflow-hidden rounded-control border-0 bg-transparent p-0 [&::-webkit-color-swatch-wrapper]:p-0 [&::-webkit-color-swatch]:rounded-control [&::-webkit-color-swatch]:border-0"
      />
      <input
        aria-label={label}
        value={text}
        maxLength={7}
        spellCheck={false}
        aria-invalid={!isColor}
        onChange={(event) => change(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => event.key === "Enter" && finish()}
        className={`${wellClasses} h-control max-w-28 px-2.5 font-mono`}
      />
    </div>
  );
}
