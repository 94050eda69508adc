/**
 * One workspace's messenger on one page: composes session, launcher and, once opened, the window.
 * Knows who is told what; does not know how anything looks.
 */
import { type Cell, createCell } from "@foyer/sdk/sync/cell.ts";
import { createSyncClient } from "@foyer/sdk/sync/client.ts";
import type { Handover, Options, Person, Place } from "../loader/options.ts";
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
import { createTrouble } from "./trouble.ts";
import { fetchWindow, holdWindow, type WindowHolder, type WindowParts } from "./windowHolder.ts";

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
  client.isLive.watch(
    (isLive) => isLive && void whereMessagesWait(surroundings, (parts) => parts.openVisitorOutbox(surroundings)),
  );
  if (tab.read("isOpen")) holder.open();

  async function end(isForGood: boolean): Promise<void> {
    if (ending.signal.aborted) return;
    ending.abort();
    await holder.remove();
    frame.remove();
    if (isForGood) {
      await whereMessagesWait(surroundings, (parts) => parts.forgetOutbox(surroundings));
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
      if (isSomebodyNamed(changes)) session.identify(changes).catch(complain);
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

function isSomebodyNamed({ userId, userHash, email, name, attributes }: Person): boolean {
  return [userId, userHash, email, name, attributes].some((value) => value !== undefined);
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
  return {
    ...{ workspaceId, server, client, session, lasting, tab, wishes },
    frame: createFrame(),
    settings: createCell<Settings | null>(null),
    language: createCell<Language>("en"),
    words: createCell<AllWords | null>(null),
    unread: createCell(0),
    isOpen: createCell(false),
    opening: createCell<"busy" | "failed" | null>(null),
  };
}

/** Does something with messages that wait to be sent, if there are any; where that cannot be fetched it is only said. */
async function whereMessagesWait({ lasting }: Surroundings, work: (parts: WindowParts) => unknown): Promise<void> {
  if (lasting.read("outbox")) await fetchWindow().then(work).catch(complain);
}

/** The team hears of those who stay; where pages are noted, from the first on. */
function startVisitSoon(surroundings: Surroundings, signal: AbortSignal): void {
  const tracksPages = surroundings.wishes.value.trackPageViews === true;
  const begin = () =>
    void import("../session/visit.ts")
      .then(({ startVisit }) => signal.aborted || startVisit(surroundings, { tracksPages, signal }))
      .catch(complain);
  const timer = setTimeout(begin, tracksPages ? 0 : VISIT_AFTER_MS);
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
          .catch(complain);
      }
      before = count;
      surroundings.unread.set(count);
    },
  );
}

/** The launcher as the state of everything has it. */
function placeLauncher(
  surroundings: Surroundings,
  { toggle, load, retry }: WindowHolder,
): { show(isShown: boolean): void } {
  const { session, settings, words, unread, isOpen, opening, frame, lasting } = surroundings;
  const { problem, visitor } = session;
  const button = createButton(toggle, () => void load().catch(complain));
  const trouble = createTrouble(retry);
  let isShown = true;

  function show(): void {
    // A site that may not carry the messenger shows nothing, not even for a moment.
    const isWelcome = lasting.read("isWelcome") === true;
    const isFailed = opening.value === "failed";
    const said = words.value ?? launcherWords;
    const isButtonShown = isShown && isWelcome && settings.value?.showLauncher === true;
    button.update({
      isShown: isButtonShown,
      isOpen: isOpen.value,
      isBusy: opening.value === "busy",
      unread: unread.value,
      words: said,
    });
    trouble.update(isFailed, said);
    frame.root.classList.toggle("is-open", isOpen.value);
    if (isButtonShown || isOpen.value || isFailed) frame.place();
  }

  problem.watch((why) => {
    if (why === null) return;
    lasting.write("isWelcome", undefined);
    complain(new Error(why));
  });
  visitor.watch((known) => known && lasting.write("isWelcome", true));
  const cells: Pick<Cell<unknown>, "watch">[] = [problem, visitor, settings, words, unread, isOpen, opening];
  for (const cell of cells) cell.watch(show);
  show();
  frame.addStyles(styles);
  frame.root.append(button.element, trouble.element);
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
