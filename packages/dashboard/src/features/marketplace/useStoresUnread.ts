import { api } from "@foyer/sdk";
import { useEffect, useRef } from "react";
import { usePreference } from "../../device/preferences.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { playArrival } from "../notifications/sound.ts";

/** How many messages of customers nobody has read yet; a sound tells of new ones. */
export function useStoresUnread(isOffered: boolean): number {
  const { workspaceId } = useSession();
  const [hasSound] = usePreference("sound");
  const { data: unread } = useLive(api.shared.chat.getUnreadCount, isOffered ? { workspaceId } : "skip");
  const known = useRef<number>(undefined);
  useEffect(() => {
    if (unread === undefined) return;
    // The first look is at what was there before.
    if (hasSound && known.current !== undefined && unread > known.current) playArrival();
    known.current = unread;
  }, [unread, hasSound]);
  return unread ?? 0;
}
