/**
 * One workspace's messenger on one page: composes session, launcher and, once opened, the window.
 * Knows who is told what; does not know how anything looks.
 */
import { type Cell, createCell } from "@foyer/sdk/sync/cell.ts";
import { createSyncClient } from "@foyer/sdk/sync/client.ts";
import type { Handover, Options, Place } from "../loader/options.ts";
import { createSession } from "../session/session.ts";
import { openDrawer } from "../session/storage.ts";
import type { AllWords } from "../words/words.ts";
import { createButton } from "./button.ts";
import { complain } from "./complain.ts";
import { createFrame } from "./frame.ts";
import { type Language, launcherWords } from "./language.ts";
import styles from "./launcher.css";
import type { Settings } from "./look.ts";
import { followSettings } from "./settings.ts";
import type { Surroundings } from "./surroundings.ts";
import { holdWindow, type WindowHolder } from "./windowHolder.ts";

/** A running messenger. */
export interface Messenger {
  update(options: Options): void;
  show(isShown: boolean): void;
  open(place?: Place, text?: string): void;
  close(): void;
  toggle(): void;
  track(name: string, properties?: Record<string, unknown>): void;
  /** Leaves the page; `isForGood` forgets everything about the visitor on this device. */
  end(isForGood: boolean): Promise<void>;
}

const VISIT_AFTER_MS = 5_000;

/** Starts. */
export function startMessenger(workspaceId: string, options: Options, handover: Handover): Messenger {
  const ending = new AbortController();
  const surroundings = createSurroundings(workspaceId, options, handover);
  const { client, session, frame, lasting, tab, unread, wishes } = surroundings;
  const holder = holdWindow(surroundings);
  const launcher = placeLauncher(surroundings, holder);
  unread.watch(handover.onUnread);
  followSettings(surroundings);
  followUnread(surroundings, holder.open);
  startVisitSoon(surroundings, ending.signal);
  listen(surroundings, { signal: ending.signal, toggle: holder.toggle, end: () => void end(true) });
  void session.start();
  // What an earlier page could not send is sent without the window.
  if (lasting.read("outbox")) {
    void import("../window.tsx").then(({ openVisitorOutbox }) => openVisitorOutbox(surroundings));
  }
  if (tab.read("isOpen")) holder.open();

  async function end(isForGood: boolean): Promise<void> {
    if (ending.signal.aborted) return;
    ending.abort();
    await holder.remove();
    frame.remove();
    if (isForGood) {
      if (lasting.read("outbox")) await (await import("../window.tsx")).forgetOutbox(surroundings);
      lasting.clear();
      tab.clear();
      await session.end();
    }
    client.close();
    unread.set(0);
  }

  return {
    update(changes) {
      wishes.set({ ...wishes.value, ...changes });
      const { userId, userHash, email, name, attributes } = changes;
      const person = { userId, userHash, email, name, attributes };
      if (Object.values(person).some((value) => value !== undefined)) session.identify(person).catch(complain);
    },
    show(isShown) {
      if (!isShown) holder.close();
      launcher.show(isShown);
    },
    open: holder.open,
    close: holder.close,
    toggle: holder.toggle,
    track(name, properties) {
      void import("../session/events.ts")
        .then(({ noteEvent }) => noteEvent(surroundings, name, properties))
        .catch(complain);
    },
    end,
  };
}

function createSurroundings(workspaceId: string, options: Options, handover: Handover): Surroundings {
  const server = new URL(options.server ?? handover.server, location.href).href.replace(/\/?$/, "/");
  const lasting = openDrawer(workspaceId, "localStorage");
  const tab = openDrawer(workspaceId, "sessionStorage");
  const wishes = createCell(options);
  const client = createSyncClient({
    serverUrl: server,
    onTokenRefused() {
      tab.write("session", undefined);
      void session.start();
    },
  });
  const session = createSession({ workspaceId, client, lasting, tab, options: wishes });
  const base = { workspaceId, server, client, session, lasting, tab, wishes, frame: createFrame() };
  return {
    ...base,
    settings: createCell<Settings | null>(null),
    language: createCell<Language>("en"),
    words: createCell<AllWords | null>(null),
    unread: createCell(0),
    isOpen: createCell(false),
    isBusy: createCell(false),
  };
}

/** The team hears of those who stay; where pages are noted, from the first on. */
function startVisitSoon(surroundings: Surroundings, signal: AbortSignal): void {
  const tracksPages = surroundings.wishes.value.trackPageViews === true;
  const begin = async () => {
    const { startVisit } = await import("../session/visit.ts");
    if (!signal.aborted) startVisit(surroundings, { tracksPages, signal });
  };
  const timer = setTimeout(() => void begin().catch(() => undefined), tracksPages ? 0 : VISIT_AFTER_MS);
  signal.addEventListener("abort", () => clearTimeout(timer));
}

function followUnread(surroundings: Surroundings, open: WindowHolder["open"]): void {
  let before: number | undefined;
  surroundings.client.follow(
    "conversations:getTotalUnreadForVisitor",
    { workspaceId: surroundings.workspaceId },
    (count) => {
      const isNews = before !== undefined && count > before;
      if (count > (before ?? 0)) {
        void import("./arrivals.ts")
          .then(({ noteArrival }) => noteArrival(surroundings, { isNews, open }))
          .catch(() => undefined);
      }
      before = count;
      surroundings.unread.set(count);
    },
  );
}

/** The launcher as the state of everything has it. */
function placeLauncher(surroundings: Surroundings, { toggle, load }: WindowHolder): { show(isShown: boolean): void } {
  const { session, settings, words, unread, isOpen, isBusy, frame, lasting } = surroundings;
  const button = createButton(toggle, () => void load().catch(() => undefined));
  let isShown = true;

  function show(): void {
    // A site that may not carry the messenger shows nothing, not even for a moment.
    const isWelcome = lasting.read("isWelcome") === true;
    const isButtonShown = isShown && isWelcome && settings.value?.showLauncher === true;
    button.update({
      isShown: isButtonShown,
      isOpen: isOpen.value,
      isBusy: isBusy.value,
      unread: unread.value,
      words: words.value ?? launcherWords,
    });
    frame.root.classList.toggle("is-open", isOpen.value);
    if (isButtonShown || isOpen.value) frame.place();
  }

  session.problem.watch((problem) => {
    if (problem === null) return;
    lasting.write("isWelcome", undefined);
    complain(new Error(problem));
  });
  session.visitor.watch((visitor) => visitor && lasting.write("isWelcome", true));
  const cells: Pick<Cell<unknown>, "watch">[] = [
    session.problem,
    session.visitor,
    settings,
    words,
    unread,
    isOpen,
    isBusy,
  ];
  for (const cell of cells) cell.watch(show);
  show();
  frame.addStyles(styles);
  frame.root.append(button.element);
  return {
    show(next) {
      isShown = next;
      show();
    },
  };
}

/** The page's own events that matter to the messenger. */
function listen(
  { workspaceId, client, wishes }: Surroundings,
  { signal, toggle, end }: { signal: AbortSignal; toggle(): void; end(): void },
): void {
  addEventListener("pagehide", client.pause, { signal });
  addEventListener("pageshow", ({ persisted }) => persisted && client.resume(), { signal });
  const onStored = ({ key, newValue }: StorageEvent) => {
    // Another tab has ended the session of this device.
    if (newValue === null && (key === null || key === `foyer:${workspaceId}:key`)) end();
  };
  addEventListener("storage", onStored, { signal });
  const onClick = ({ target }: Event) => {
    const selector = wishes.value.launcher;
    if (selector && target instanceof Element && target.closest(selector)) toggle();
  };
  document.addEventListener("click", onClick, { signal });
}
