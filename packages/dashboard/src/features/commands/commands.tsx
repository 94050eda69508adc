import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { CommandMenu } from "./CommandMenu.tsx";
import { isPressed, isWriting } from "./keys.ts";
import { type Command, createRegistry, type MenuState, type Registry } from "./registry.ts";

const RegistryContext = createContext<Registry | undefined>(undefined);

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

/** Offers commands for as long as the part that calls this is shown. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useRegistry();
  const owner = useRef(Symbol("commands"));
  useLayoutEffect(() => registry.set(owner.current, commands));
  useEffect(() => {
    const { current } = owner;
    return () => registry.set(current, []);
  }, [registry]);
}

/** Everything that is offered now. */
export function useAllCommands(): readonly Command[] {
  const registry = useRegistry();
  return useSyncExternalStore(registry.watch, registry.all);
}

/** What the command menu shows, and the functions that change it and run what is chosen. */
export function useCommandMenu(): { menu: MenuState; show: Registry["show"]; run: Registry["run"] } {
  const registry = useRegistry();
  return { menu: useSyncExternalStore(registry.watch, registry.menu), show: registry.show, run: registry.run };
}

function useRegistry(): Registry {
  const registry = useContext(RegistryContext);
  if (!registry) throw new Error("Commands need a CommandProvider around them.");
  return registry;
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
  registry.run(command);
}

/** Menus and dialogs keep the focus and have keys of their own; only the command menu is closed by its own key. */
function isInPopup(target: EventTarget | null): boolean {
  // One that is closing still has the focus for a moment.
  const popups = ":is([role=dialog], [role=alertdialog], [role=menu], [role=listbox]):not([data-closed])";
  return target instanceof Element && target.closest(popups) !== null && target.closest("[cmdk-root]") === null;
}
