import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useStoredFlag } from "../../device/stored.ts";
import { type InboxRow, nameOfVisitor } from "../inbox/conversation.ts";
import { arrivalsOf, remember } from "./arrivals.ts";
import { playArrival } from "./sound.ts";

/** Tells with a sound and a notification of the system that visitors wrote, if this agent wants that on this device. */
export function useArrivals(unread: readonly InboxRow[], isReady: boolean): void {
  const navigate = useNavigate();
  const [hasSound] = useStoredFlag("sound", true);
  const [hasNotifications] = useStoredFlag("notifications", false);
  const known = useRef<ReadonlyMap<string, number>>(undefined);
  useEffect(() => {
    if (!isReady) return;
    const arrivals = arrivalsOf(known.current, unread);
    known.current = remember(known.current, unread);
    if (arrivals.length === 0) return;
    if (hasSound) playArrival();
    if (!hasNotifications || document.hasFocus()) return;
    for (const row of arrivals) {
      notify(row, () => void navigate({ to: "/inbox", search: { conversation: row._id } }));
    }
  }, [unread, isReady, hasSound, hasNotifications, navigate]);
}

function notify(row: InboxRow, open: () => void): void {
  if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
  // One per conversation: the tag replaces the one before.
  const notification = new Notification(nameOfVisitor(row.visitor ?? undefined), {
    body: row.lastMessage?.content ?? "",
    tag: row._id,
    icon: "/app/favicon.svg",
  });
  notification.onclick = () => {
    window.focus();
    open();
    notification.close();
  };
}
