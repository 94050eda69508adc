import { useState } from "preact/hooks";
import { useMessenger } from "../model/state.ts";
import { Icon } from "./Icon.tsx";

/** The team's logo, or a bubble in its colour. */
export function TeamMark({ isLarge = false }: { isLarge?: boolean }) {
  const { settings, server } = useMessenger();
  const [isBroken, setBroken] = useState(false);
  const logo = settings.value?.logo;
  return (
    <span class={isLarge ? "avatar is-team is-large" : "avatar is-team"} aria-hidden="true">
      {logo && !isBroken ? (
        <img src={new URL(logo, server).href} alt="" onError={() => setBroken(true)} />
      ) : (
        <Icon name="messages" />
      )}
    </span>
  );
}
