/**
 * The messenger's window, loaded when it is first opened: screens in a dialog beside the launcher.
 * Knows opening, closing and focus; what is shown is the screens'.
 */
import tokens from "@foyer/ui/tokens.css";
import { render } from "preact";
import type { Surroundings } from "./launcher/surroundings.ts";
import type { Destination, OpenWindow } from "./launcher/windowHolder.ts";
import { composingIn } from "./model/composing.ts";
import { createState, type Route, type State, StateContext } from "./model/state.ts";
import { fetchExtras } from "./screens/lazyParts.ts";
import { goToNewConversation } from "./screens/navigation.ts";
import { Shell } from "./screens/Shell.tsx";
import controls from "./styles/controls.css";
import lists from "./styles/lists.css";
import thread from "./styles/thread.css";
import windowStyles from "./styles/window.css";

const EXTRAS_AFTER_MS = 3_000;

export { forgetOutbox, openVisitorOutbox } from "./outbox/visitorOutbox.ts";

/** Makes the window; it is shown with `open`. */
export function createWindow(surroundings: Surroundings): OpenWindow {
  const { frame, tab } = surroundings;
  for (const sheet of [tokens, windowStyles, controls, lists, thread]) frame.addStyles(sheet);
  const state = createState(surroundings);
  const place = document.createElement("div");
  frame.root.prepend(place);
  let returnTo: HTMLElement | null = null;
  let isFirst = true;
  const before = tab.read<Route>("route");
  if (before) state.route.value = before;
  const stopKeeping = state.route.subscribe((route) => tab.write("route", route));
  render(
    <StateContext.Provider value={state}>
      <Shell onClose={close} />
    </StateContext.Provider>,
    place,
  );

  function open(asked?: Destination, text?: string): void {
    const isRestored = isFirst && tab.read("isOpen") === true;
    if (asked) goTo(state, asked);
    else if (isFirst && !before) goToFirst(state);
    if (text !== undefined && state.route.value.screen === "conversation") {
      composingIn(state, state.route.value.conversation).text.value = text;
    }
    if (isFirst) fetchExtrasSoon();
    isFirst = false;
    if (state.isOpen.value) return;
    const focused = frame.shadow.activeElement ?? document.activeElement;
    returnTo = focused instanceof HTMLElement ? focused : null;
    tab.write("isOpen", true);
    state.isOpen.value = true;
    lockPage(true);
    // Who only came to another page of the site is not taken away from it.
    if (!isRestored) requestAnimationFrame(() => focusInside(frame.root));
  }

  function close(): void {
    if (!state.isOpen.value) return;
    tab.write("isOpen", undefined);
    state.isOpen.value = false;
    lockPage(false);
    requestAnimationFrame(() => {
      const launcher = frame.root.querySelector<HTMLElement>(".launcher:not([hidden])");
      (returnTo?.isConnected ? returnTo : launcher)?.focus();
    });
  }

  return {
    open,
    close,
    remove() {
      lockPage(false);
      stopKeeping();
      render(null, place);
      state.stop();
    },
  };
}

function goTo(state: State, asked: Destination): void {
  if (asked === "new") goToNewConversation(state);
  else state.route.value = typeof asked === "object" ? { screen: "conversation", ...asked } : { screen: asked };
}

/** Goes to what the workspace shows first, unless the visitor has gone on before it is known. */
function goToFirst(state: State): void {
  const { route, home, conversations } = state;
  const start = route.value;
  let isDone = false;
  const stop = home.subscribe((config) => {
    if (!config || isDone) return;
    isDone = true;
    if (route.value !== start) return;
    if (config.launchDirectlyToConversation && !conversations.value?.length) goToNewConversation(state);
    else if (config.defaultSpace === "messages") route.value = { screen: "messages" };
  });
  if (isDone) stop();
}

/** While there is a network and nothing to do: what is needed later may be needed offline. */
function fetchExtrasSoon(): void {
  setTimeout(() => void fetchExtras().catch(() => undefined), EXTRAS_AFTER_MS);
}

/** The field to write in where there is one and no keyboard would cover the screen for it. */
function focusInside(root: HTMLElement): void {
  const dialog = root.querySelector<HTMLElement>(".window");
  const field = matchMedia("(pointer: coarse)").matches ? null : dialog?.querySelector("textarea");
  (field ?? dialog)?.focus({ preventScroll: true });
}

let overflowBefore: string | undefined;

/** A page behind a window that covers it must not scroll, and afterwards as it did before. */
function lockPage(isLocked: boolean): void {
  const { style } = document.documentElement;
  if (overflowBefore !== undefined) style.overflow = overflowBefore;
  overflowBefore = undefined;
  if (!isLocked || !matchMedia("(max-width: 480px), (max-height: 480px)").matches) return;
  overflowBefore = style.overflow;
  style.overflow = "hidden";
}
