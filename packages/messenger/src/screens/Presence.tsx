import { availability } from "../model/availability.ts";
import { useMessenger } from "../model/state.ts";

/** Whether the team is there, with a dot. */
export function Presence() {
  const state = availability(useMessenger());
  if (!state) return null;
  return (
    <span class="presence">
      <span class={state.isOpen ? "dot is-open" : "dot"} />
      <span class="clip">{state.text}</span>
    </span>
  );
}
