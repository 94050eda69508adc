/** A notification of the system, shown with the words of one thing that happened. */
export interface News {
  title: string;
  text: string;
  /** One with the same tag takes the place of the one before. */
  tag: string;
  /** What a press leads to, after the page was brought to the front. */
  onPress?: () => void;
}

/** Whether this page may show notifications now. */
export function mayNotify(): boolean {
  return typeof Notification !== "undefined" && Notification.permission === "granted";
}

/** Shows a notification; answers whether the browser did, which some on phones do not for pages. */
export function notify({ title, text, tag, onPress }: News): boolean {
  if (!mayNotify()) return false;
  try {
    const notification = new Notification(title, { body: text, tag, icon: "/app/favicon.svg" });
    notification.onclick = () => {
      window.focus();
      onPress?.();
      notification.close();
    };
    return true;
  } catch {
    // Android has the constructor and refuses to use it.
    return false;
  }
}
