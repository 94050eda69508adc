import { useRef } from "react";

/** What `make` makes of the parts; made anew, with what it was before at hand, only when one of them is another. */
export function useKept<Made>(parts: readonly unknown[], make: (before: Made | undefined) => Made): Made {
  const kept = useRef<{ parts: readonly unknown[]; made: Made }>(undefined);
  const { current } = kept;
  const isSame = current?.parts.length === parts.length && current.parts.every((part, index) => part === parts[index]);
  if (current && isSame) return current.made;
  const made = make(current?.made);
  kept.current = { parts, made };
  return made;
}
