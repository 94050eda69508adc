import { type ReactNode, useEffect, useState } from "react";
import { CommandMenu } from "./CommandMenu.tsx";
import { RegistryContext } from "./commands.ts";
import { isPressed, isWriting } from "./keys.ts";
import { createRegistry, type Registry } from "./registry.ts";

/** Holds what the parts of the app offer, listens for its keys, and shows the command menu. */
export function CommandProvider({ children }: { children: ReactNode }) {
  const [registry] = useState(createRegistry);
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event, registry);
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, [registry]);
  return (
    <RegistryContext value={registry}>
      {children}
      <CommandMenu />
    </RegistryContext>
  );
}

function press(event: KeyboardEvent, registry: Registry): void {
  if (event.defaultPrevented || event.isComposing) return;
  if (isInPopup(event.target)) return;
  const isHeld = isWriting(event.target);
  const command = registry
    .all()
    .find(({ keys, worksWhileWriting }) => keys && isPressed(event, keys) && (!isHeld || worksWhileWriting));
  if (!command) return;
  event.preventDefault();
  // A key that is held down goes on moving through a list; anything else it does once.
  if (event.repeat && command.group !== "Move") return;
  registry.run(command);
}

/** Menus and dialogs keep the focus and have keys of their own; only the command menu is closed by its own key. */
function isInPopup(target: EventTarget | null): boolean {
  // One that is closing still has the focus for a moment.
  const popups = ":is([role=dialog], [role=alertdialog], [role=menu], [role=listbox]):not([data-closed])";
  return target instanceof Element && target.closest(popups) !== null && target.closest("[cmdk-root]") === null;
}
