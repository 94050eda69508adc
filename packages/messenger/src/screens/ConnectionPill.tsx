import { useEffect, useState } from "preact/hooks";
import { useMessenger } from "../model/state.ts";

/** A short loss is nobody's concern. */
const PATIENCE_MS = 3_000;

/** Says quietly that there is no connection, once it lasts. */
export function ConnectionPill() {
  const { isLive, words } = useMessenger();
  const [isLong, setLong] = useState(false);
  const isLost = !isLive.value;
  useEffect(() => {
    if (!isLost) return setLong(false);
    const timer = setTimeout(() => setLong(true), navigator.onLine ? PATIENCE_MS : 0);
    return () => clearTimeout(timer);
  }, [isLost]);
  if (!isLost || !isLong) return null;
  return (
    <div class="pill" role="status">
      {navigator.onLine ? words.value.connecting : words.value.offline}
    </div>
  );
}
