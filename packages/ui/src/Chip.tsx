import { X } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

/** Props of `Chip`. */
export interface ChipProps {
  label: string;
  icon?: ReactNode;
  /** A hue of the tokens, 1 to 8, for tags. */
  hue?: number;
  /** Makes it a button; with `isSelected` one that stays pressed, as in a filter. */
  onPress?: () => void;
  isSelected?: boolean;
  onRemove?: () => void;
}

/** A tag, filter or person in a row of such, which can be pressed or removed. */
export function Chip({ label, icon, hue, onPress, isSelected, onRemove }: ChipProps) {
  const content = (
    <>
      {icon}
      <span className="max-w-48 truncate">{label}</span>
    </>
  );
  return (
    <span
      className={classes(
        "inline-flex h-control-small w-fit shrink-0 items-center rounded-full text-small font-medium transition-colors",
        isSelected ? "bg-accent-soft text-accent-ink" : "bg-hover text-ink-soft",
        onPress && !isSelected && "hover:bg-press hover:text-ink",
      )}
      style={hue === undefined ? undefined : { background: `var(--ui-hue-${hue})`, color: `var(--ui-hue-${hue}-ink)` }}
    >
      {onPress ? (
        <button
          type="button"
          aria-pressed={isSelected}
          onClick={onPress}
          className={classes(bodyClasses, "focus-ring")}
        >
          {content}
        </button>
      ) : (
        <span className={bodyClasses}>{content}</span>
      )}
      {onRemove && (
        <button
          type="button"
          aria-label={`Remove ${label}`}
          onClick={onRemove}
          className="focus-ring -ml-1.5 mr-1 grid aspect-square h-[calc(100%-0.5rem)] place-items-center rounded-full hover:bg-press"
        >
          <X className="size-3" />
        </button>
      )}
    </span>
  );
}

const bodyClasses = "inline-flex h-full min-w-0 items-center gap-1.5 rounded-full px-2.5 [&>svg]:size-3.5";
