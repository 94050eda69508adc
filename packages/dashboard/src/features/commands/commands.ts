import { createContext, useContext, useEffect, useLayoutEffect, useRef, useSyncExternalStore } from "react";
import type { Command, MenuState, Registry } from "./registry.ts";

/** Carries what is offered to all parts; given by `CommandProvider`. */
export const RegistryContext = createContext<Registry | undefined>(undefined);

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
