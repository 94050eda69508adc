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
  const isHeld = isWriting(event.target) || isInPopup(event.target);
  const command = registry
    .all()
    .find(({ keys, worksWhileWriting }) => keys && isPressed(event, keys) && (!isHeld || worksWhileWriting));
  if (!command) return;
  event.preventDefault();
  registry.run(command);
}

/** Menus and dialogs keep the focus and have keys of their own. */
function isInPopup(target: EventTarget | null): boolean {
  const popups = "[role=dialog], [role=alertdialog], [role=menu], [role=listbox]";
  return target instanceof Element && target.closest(popups) !== null;
}
