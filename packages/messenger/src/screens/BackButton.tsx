import { type Route, useMessenger } from "../model/state.ts";
import { Icon } from "./Icon.tsx";

/** The way back from a screen. */
export function BackButton({ to }: { to: Route }) {
  const { words, route } = useMessenger();
  return (
    <button
      type="button"
      class="quiet"
      aria-label={words.value.back}
      onClick={() => {
        route.value = to;
      }}
    >
      <Icon name="back" />
    </button>
  );
}
