import { Search, X } from "lucide-react";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";
import { wellClasses } from "./Field.tsx";
import { Kbd } from "./Kbd.tsx";

/** Props of `SearchField`; everything else goes to the input element. */
export interface SearchFieldProps extends Omit<ComponentProps<"input">, "value" | "onChange" | "style" | "type"> {
  /** What is searched, for screen readers and as the placeholder. */
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** The key that focuses it, shown while it is empty; the caller listens for it. */
  shortcut?: string;
}

/** Text that narrows what is shown; Escape empties it. */
export function SearchField({ label, value, onChange, shortcut, className, onKeyDown, ...rest }: SearchFieldProps) {
  return (
    <div className={classes(wellClasses, "flex h-control items-center gap-2 pr-1.5 pl-2.5", className)}>
      <Search className="size-4 shrink-0 text-ink-faint" />
      <input
        placeholder={label}
        {...rest}
        type="search"
        aria-label={label}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          onKeyDown?.(event);
          if (event.key !== "Escape" || value === "") return;
          // The first Escape empties the field; only the next one closes what it stands in.
          event.stopPropagation();
          event.preventDefault();
          onChange("");
        }}
        className="h-full min-w-0 flex-1 bg-transparent outline-none placeholder:text-ink-faint [&::-webkit-search-cancel-button]:hidden"
      />
      {value !== "" && (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => onChange("")}
          className="focus-ring grid size-6 place-items-center rounded-small text-ink-soft hover:bg-hover hover:text-ink"
        >
          <X className="size-3.5" />
        </button>
      )}
      {value === "" && shortcut && <Kbd keys={shortcut} className="max-sm:hidden" />}
    </div>
  );
}
