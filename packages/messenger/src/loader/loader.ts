/**
 * The script that a page includes: offers `window.Foyer` at once and loads the launcher when the page has settled.
 * Knows the page's calls and when to load; does not know what the calls do.
 */
import { isBot } from "./bots.ts";
import type { Call, Foyer, Handover, Options } from "./options.ts";

/** Where the launcher lies, relative to this script; set by the build. */
declare const LAUNCHER: string;

interface Stub {
  queue?: Call[];
}

const names = "boot identify update show hide open close toggle track setLanguage shutdown".split(" ");
/** Somebody waits for what these do. */
const urgent = /^(boot|open|toggle|show)$/;

// One of the two is how this program came here.
const script = (document.currentScript ?? document.querySelector("script[src*='/messenger.js']")) as HTMLScriptElement;
const page: { Foyer?: Stub & Partial<Foyer>; requestIdleCallback?: typeof requestIdleCallback } = window;
const server = new URL(".", script.src).href;
const calls: Call[] = [];
const listeners = new Set<(count: number) => void>();
let unread = 0;
let deliver: ((call: Call) => void) | undefined;
let loading: Promise<void> | undefined;

/** For as long as a page lives, browsers remember that an import has failed; of a fetch they do not. */
async function fetchLauncher(): Promise<{ start(handover: Handover): (call: Call) => void }> {
  const answer = await fetch(server + LAUNCHER);
  if (!answer.ok) throw answer;
  await answer.blob();
  return import(server + LAUNCHER);
}

function load(): Promise<void> {
  loading ??= fetchLauncher().then(
    ({ start }) => {
      deliver = start({
        server,
        calls: calls.splice(0),
        onUnread(count) {
          unread = count;
          for (const listener of listeners) listener(count);
        },
      });
    },
    () => {
      // The network may be gone for a moment; the next call or its return tries again.
      loading = undefined;
      addEventListener("online", () => void load(), { once: true });
    },
  );
  return loading;
}

function take(call: Call): void {
  if (deliver) return deliver(call);
  calls.push(call);
  if (urgent.test(call[0])) void load();
}

const MOST_WAIT_MS = 4_000;

/** After everything that the page itself needs, and after the visitor has seen it. */
function loadWhenIdle(): void {
  if (document.readyState !== "complete") return addEventListener("load", loadWhenIdle, { once: true });
  const whenIdle = page.requestIdleCallback ?? ((work: () => void, _: object) => setTimeout(work, 300));
  const loadSoon = () => whenIdle(() => void load(), { timeout: MOST_WAIT_MS });
  new PerformanceObserver(loadSoon).observe({ type: "paint", buffered: true });
  // An empty page is not painted, nor is one in the background.
  setTimeout(loadSoon, MOST_WAIT_MS);
}

function readOptions({ dataset }: HTMLScriptElement): Options {
  const read = (text = "") => (/^(true)?$/.test(text) ? true : text === "false" ? false : text);
  return Object.fromEntries(Object.entries(dataset).map(([name, text]) => [name, read(text)]));
}

function begin(): void {
  const given = page.Foyer;
  if (given?.onUnread && !given.queue) return;
  const isDeaf = isBot(navigator.userAgent);
  const api: Record<string, unknown> = Object.fromEntries(
    // A page may call with anything; the launcher looks at what it is given.
    names.map((name) => [name, (...args: unknown[]) => (isDeaf ? undefined : take([name, ...args] as Call))]),
  );
  api.onUnread = (listener: (count: number) => void) => {
    listeners.add(listener);
    listener(unread);
    return () => listeners.delete(listener);
  };
  page.Foyer = api;
  const { dataset } = script;
  if (isDeaf) return;
  if (dataset.workspace) calls.push(["boot", readOptions(script)]);
  // Each name leads to one of the functions above, or to nothing.
  for (const [name, ...args] of given?.queue ?? []) (api[name] as (...args: unknown[]) => void)?.(...args);
  // Not every browser has it, and the types do not know it yet.
  const isPrerendered = (document as { prerendering?: boolean }).prerendering;
  if (isPrerendered) document.addEventListener("prerenderingchange", loadWhenIdle, { once: true });
  else if (dataset.workspace || calls.length > 0) loadWhenIdle();
}

begin();
