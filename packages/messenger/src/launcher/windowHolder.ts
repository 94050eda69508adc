/** Fetches the messenger's window when it is first needed, and holds it. */
import type { Place } from "../loader/options.ts";
import { complain } from "./complain.ts";
import type { Surroundings } from "./surroundings.ts";

/** Where to open: a place that pages may name, or one conversation. */
export type Destination = Place | { readonly conversation: string };

/** A window that was fetched. */
export interface OpenWindow {
  open(destination?: Destination, text?: string): void;
  close(): void;
  /** Takes it off the page. */
  remove(): void;
}

/** The window, here or not yet. */
export interface WindowHolder {
  load(): Promise<OpenWindow>;
  open(destination?: Destination, text?: string): void;
  close(): void;
  toggle(): void;
  remove(): Promise<void>;
}

/** Makes a holder without a window. */
export function holdWindow(surroundings: Surroundings): WindowHolder {
  const { session, isOpen, isBusy } = surroundings;
  let loading: Promise<OpenWindow> | undefined;

  function load(): Promise<OpenWindow> {
    loading ??= import("../window.tsx").then(
      ({ createWindow }) => createWindow(surroundings),
      (error) => {
        // The network may be gone: the next press tries again.
        loading = undefined;
        throw error;
      },
    );
    return loading;
  }

  function open(destination?: Destination, text?: string): void {
    if (session.problem.value !== null) return;
    isBusy.set(true);
    load()
      .then((window) => window.open(destination, text))
      .catch(complain)
      .finally(() => isBusy.set(false));
  }

  function close(): void {
    void loading?.then((window) => window.close());
  }

  return {
    load,
    open,
    close,
    toggle: () => (isOpen.value ? close() : open()),
    async remove() {
      (await loading?.catch(() => undefined))?.remove();
    },
  };
}
