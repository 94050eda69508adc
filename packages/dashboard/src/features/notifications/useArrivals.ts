import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { usePreference } from "../../device/preferences.ts";
import { type InboxRow, nameOfVisitor } from "../inbox/conversation.ts";
import { arrivalsOf, remember } from "./arrivals.ts";
import { playArrival } from "./sound.ts";
import { notify } from "./systemNotification.ts";

/** Tells with a sound and a notification of the system that visitors wrote, if this agent wants that on this device. */
export function useArrivals(listed: readonly InboxRow[], isReady: boolean): void {
  const navigate = useNavigate();
  const [hasSound] = usePreference("sound");
  const [hasNotifications] = usePreference("notifications");
  const known = useRef<ReadonlyMap<string, number>>(undefined);
  useEffect(() => {
    if (!isReady) return;
    const arrivals = arrivalsOf(known.current, listed);
    known.current = remember(known.current, listed);
    if (arrivals.length === 0) return;
    if (hasSound) playArrival();
    if (!hasNotifications || document.hasFocus()) return;
    for (const row of arrivals) {
      notify({
        title: nameOfVisitor(row.visitor ?? undefined),
        text: row.lastMessage?.content ?? "",
        tag: row._id,
        onPress: () => void navigate({ to: "/inbox", search: { conversation: row._id } }),
      });
    }
  }, [listed, isReady, hasSound, hasNotifications, navigate]);
}
