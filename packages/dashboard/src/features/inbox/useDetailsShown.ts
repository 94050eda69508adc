import { useEffect, useState } from "react";
import { usePreference } from "../../device/preferences.ts";
import { useMatches } from "../../device/useMatches.ts";

/** Whether the details are shown: beside the thread as chosen on this device, over it only when asked for. */
export function useDetailsShown(openedId: string | undefined): [boolean, (isShown: boolean) => void] {
  const hasRoom = useMatches("(min-width: 88rem)");
  const [isWanted, setWanted] = usePreference("details");
  const [isOver, setOver] = useState(false);
  // Another conversation begins with its messages.
  useEffect(() => setOver(false), [openedId]);
  return hasRoom ? [isWanted, setWanted] : [isOver, setOver];
}
