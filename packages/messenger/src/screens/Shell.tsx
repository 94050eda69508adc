import { useEffect, useRef } from "preact/hooks";
import type { Signal } from "../model/signal.ts";
import { type Route, useMessenger } from "../model/state.ts";
import { BackButton } from "./BackButton.tsx";
import { ConnectionPill } from "./ConnectionPill.tsx";
import { Conversation } from "./Conversation.tsx";
import { Home } from "./Home.tsx";
import { Icon } from "./Icon.tsx";
import { Options } from "./lazyParts.ts";
import { Messages } from "./Messages.tsx";

/** The dialog: one screen, the tabs, and the way out. */
export function Shell({ onClose }: { onClose(): void }) {
  const { route, isOpen, settings, words, announcement } = useMessenger();
  const dialog = useRef<HTMLElement>(null);
  const { screen } = route.value;
  const name = route.value.screen === "conversation" ? route.value.conversation : null;
  useVisibleHeight(dialog);
  useEffect(() => {
    // A screen that comes takes the focus along when the one that went had it.
    const element = dialog.current;
    const root = element?.getRootNode() as ShadowRoot | undefined;
    if (element && isOpen.value && !element.contains(root?.activeElement ?? null))
      element.focus({ preventScroll: true });
  }, [screen, name]);

  function onKeyDown(event: KeyboardEvent): void {
    // The page's own shortcuts are not meant.
    event.stopPropagation();
    if (event.key === "Escape") onClose();
    else if (event.key === "Tab") keepFocus(event, dialog.current);
  }

  return (
    <section
      ref={dialog}
      class={`window on-${screen}`}
      role="dialog"
      tabIndex={-1}
      hidden={!isOpen.value}
      aria-label={settings.value?.teamName ?? words.value.messages}
      onKeyDown={onKeyDown}
      onKeyPress={(event) => event.stopPropagation()}
      onKeyUp={(event) => event.stopPropagation()}
    >
      <Screen route={route} />
      <ConnectionPill />
      {(screen === "home" || screen === "messages") && <Tabs />}
      <button type="button" class="quiet close" aria-label={words.value.close} onClick={onClose}>
        <Icon name="close" />
      </button>
      <div class="unseen" aria-live="polite">
        {announcement.value}
      </div>
    </section>
  );
}

function Screen({ route }: { route: Signal<Route> }) {
  const { words } = useMessenger();
  const current = route.value;
  switch (current.screen) {
    case "home":
      return <Home />;
    case "messages":
      return <Messages />;
    case "conversation":
      return <Conversation key={current.conversation} name={current.conversation} />;
    case "options": {
      const { conversation } = current;
      return (
        <div class="options">
          <header class="bar">
            <BackButton to={conversation ? { screen: "conversation", conversation } : { screen: "home" }} />
            <h1>{words.value.options}</h1>
          </header>
          <div class="scroll">
            <Options conversation={conversation} />
          </div>
        </div>
      );
    }
    default:
      return current satisfies never;
  }
}

function Tabs() {
  const { route, words, unread, home } = useMessenger();
  if (home.value?.enabled === false) return null;
  const { screen } = route.value;
  return (
    <nav class="tabs">
      {(["home", "messages"] as const).map((tab) => (
        <button
          type="button"
          key={tab}
          aria-current={screen === tab ? "page" : undefined}
          onClick={() => {
            route.value = { screen: tab };
          }}
        >
          <Icon name={tab} />
          {words.value[tab]}
          {tab === "messages" && unread.value > 0 && <span class="count">{unread.value}</span>}
        </button>
      ))}
    </nav>
  );
}

/** Tab goes round inside of the dialog. */
function keepFocus(event: KeyboardEvent, dialog: HTMLElement | null): void {
  const selector = "a[href], button:not([disabled]), input:not([hidden]), textarea, [tabindex='0']";
  const all = [...(dialog?.querySelectorAll<HTMLElement>(selector) ?? [])].filter(
    (element) => element.tabIndex >= 0 && (element.checkVisibility?.({ visibilityProperty: true }) ?? true),
  );
  const active = (dialog?.getRootNode() as ShadowRoot | undefined)?.activeElement;
  const isBackwards = event.shiftKey;
  const edge = isBackwards ? all[0] : all.at(-1);
  if (active !== edge && !(isBackwards && active === dialog)) return;
  event.preventDefault();
  (isBackwards ? all.at(-1) : all[0])?.focus();
}

/** On phones the window ends where the keyboard begins. */
function useVisibleHeight(dialog: { current: HTMLElement | null }): void {
  useEffect(() => {
    const { visualViewport } = window;
    if (!visualViewport) return;
    const fit = () => {
      const hidden = innerHeight - visualViewport.height;
      const style = dialog.current?.style;
      style?.setProperty("--visible", hidden > 80 ? `${visualViewport.height}px` : "100dvh");
      style?.setProperty("--shift", hidden > 80 ? `${visualViewport.offsetTop}px` : "0px");
    };
    fit();
    visualViewport.addEventListener("resize", fit);
    visualViewport.addEventListener("scroll", fit);
    return () => {
      visualViewport.removeEventListener("resize", fit);
      visualViewport.removeEventListener("scroll", fit);
    };
  }, [dialog]);
}
