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
  /** Opens where it could not be opened before. */
  retry(): void;
  close(): void;
  toggle(): void;
  remove(): Promise<void>;
}

/** What the window is made of, and the outbox with it. */
export type WindowParts = typeof import("../window.tsx");

/** Fetches these; each call after a failure tries anew. */
export const fetchWindow = (): Promise<WindowParts> => import("../window.tsx");

/** Makes a holder without a window. */
export function holdWindow(surroundings: Surroundings): WindowHolder {
  const { session, isOpen, opening } = surroundings;
  let loading: Promise<OpenWindow> | undefined;
  let wanted: Parameters<OpenWindow["open"]> = [];

  function load(): Promise<OpenWindow> {
    loading ??= fetchWindow()
      .then(({ createWindow }) => createWindow(surroundings))
      .catch((error) => {
        // The network may be gone: the next press tries again.
        loading = undefined;
        throw error;
      });
    return loading;
  }

  function open(destination?: Destination, text?: string): void {
    if (session.problem.value !== null) return;
    wanted = [destination, text];
    opening.set("busy");
    load()
      .then((window) => window.open(destination, text))
      .then(
        () => opening.set(null),
        (error) => {
          opening.set("failed");
          complain(error);
        },
      );
  }

  function close(): void {
    opening.set(null);
    // Without a window there is nothing to close.
    loading?.then(
      (window) => window.close(),
      () => undefined,
    );
  }

  return {
    load,
    open,
    retry: () => open(...wanted),
    close,
    toggle: () => (isOpen.value ? close() : open()),
    async remove() {
      (await loading?.catch(() => undefined))?.remove();
    },
  };
}
