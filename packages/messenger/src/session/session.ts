/**
 * Who the visitor is: a permanent key in this browser, and a session under which the messenger calls.
 * Knows boot, refresh and identification; does not know what is called under the session.
 */

import { backoffMs } from "@foyer/sdk/sync/backoff.ts";
import { type Args, CallError, type Result } from "@foyer/sdk/sync/calls.ts";
import { type Cell, createCell } from "@foyer/sdk/sync/cell.ts";
import type { SyncClient } from "@foyer/sdk/sync/client.ts";
import type { Options, Person } from "../loader/options.ts";
import { describeDevice } from "./device.ts";
import type { Drawer } from "./storage.ts";

/** A visitor as the messenger needs to know them. */
export interface Visitor {
  readonly id: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
}

/** A running session. */
export interface Session {
  /** Null until there is a session. */
  readonly visitor: Cell<Visitor | null>;
  /** Why there is none and will be none: this site may not carry the messenger, or the identity is not proved. */
  readonly problem: Cell<string | null>;
  /** Goes on with the tab's session, or begins one. */
  start(): Promise<void>;
  identify(person: Person): Promise<void>;
  /** Ends the session on the server, too. */
  end(): Promise<void>;
}

/** What a session is made of. */
export interface SessionOptions {
  readonly workspaceId: string;
  readonly client: SyncClient;
  readonly lasting: Drawer;
  readonly tab: Drawer;
  readonly options: Cell<Options>;
}

interface StoredSession {
  token: string;
  startedAt: number;
  expiresAt: number;
  visitor: Visitor;
  /** Whom the page named; with another person the session is not gone on with. */
  userId?: string | undefined;
}

const LAST_MINUTE_MS = 60_000;
const CLIENT_VERSION = "1.0.0";
const MOST_WAIT_MS = 2_000;

/** Makes a session. */
export function createSession({ workspaceId, client, lasting, tab, options }: SessionOptions): Session {
  const visitor = createCell<Visitor | null>(null);
  const problem = createCell<string | null>(null);
  let booting: Promise<void> | undefined;
  let refresh: ReturnType<typeof setTimeout> | undefined;
  let isEnded = false;

  function use(session: StoredSession): void {
    tab.write("session", session);
    visitor.set(session.visitor);
    client.setToken(session.token);
    clearTimeout(refresh);
    const refreshAt = session.startedAt + (session.expiresAt - session.startedAt) * 0.75;
    refresh = setTimeout(() => void renew(session), Math.max(0, refreshAt - Date.now()));
  }

  async function renew(session: StoredSession): Promise<void> {
    const renewed = await client.mutate("widgetSessions:refresh", {}).catch(() => undefined);
    if (isEnded || !renewed) return;
    const { sessionToken: token, expiresAt } = renewed;
    use({ ...session, token, expiresAt, startedAt: Date.now(), visitor: visitor.value ?? session.visitor });
  }

  function boot(): Promise<void> {
    booting ??= bootUntilAnswered().finally(() => {
      booting = undefined;
    });
    return booting;
  }

  async function bootUntilAnswered(): Promise<void> {
    for (let tries = 0; !isEnded; tries += 1) {
      try {
        return take(await client.mutate("widgetSessions:boot", bootArgs(), { isPublic: true }));
      } catch (error) {
        // Whatever is thrown here has a message.
        if (isFinal(error)) return problem.set((error as CallError).message);
        await new Promise((resolve) => setTimeout(resolve, backoffMs(tries, { firstMs: 2_000 })));
      }
    }
  }

  function bootArgs() {
    return {
      workspaceId,
      sessionId: permanentKey(lasting),
      ...describePerson(options.value),
      device: describeDevice(navigator.userAgent),
      referrer: document.referrer.slice(0, 2_000) || undefined,
      currentUrl: location.href.slice(0, 2_000),
      origin: location.origin,
      clientType: "web_widget",
      clientVersion: CLIENT_VERSION,
    };
  }

  function take({ visitor: known, sessionToken: token, expiresAt }: Result<"widgetSessions:boot">): void {
    if (isEnded) return;
    const { userId } = options.value;
    use({ token, expiresAt, startedAt: Date.now(), visitor: toVisitor(known), userId });
  }

  return {
    visitor,
    problem,
    async start() {
      const stored = tab.read<StoredSession>("session");
      const { userId } = options.value;
      const isMine = stored && stored.userId === userId && stored.expiresAt > Date.now() + LAST_MINUTE_MS;
      // Somebody whom the page names again is told to the server again only when it is somebody else.
      if (isMine) use(stored);
      else {
        tab.write("session", undefined);
        await boot();
      }
    },
    async identify(person) {
      options.set({ ...options.value, ...person });
      await booting;
      if (!visitor.value) return;
      const changed = await client.mutate("visitors:identify", {
        visitorId: visitor.value.id,
        ...describePerson(person),
        origin: location.origin,
      });
      const stored = tab.read<StoredSession>("session");
      if (isEnded || !changed || !stored) return;
      visitor.set(toVisitor(changed));
      tab.write("session", { ...stored, visitor: visitor.value, userId: options.value.userId });
    },
    async end() {
      isEnded = true;
      clearTimeout(refresh);
      // Without a network the session runs out by itself.
      const revoked = client.mutate("widgetSessions:revoke", {}).catch(() => undefined);
      if (visitor.value) await Promise.race([revoked, new Promise((resolve) => setTimeout(resolve, MOST_WAIT_MS))]);
      visitor.set(null);
    },
  };
}

/** The key that makes this browser the same visitor on every visit. */
function permanentKey(lasting: Drawer): string {
  const known = lasting.read<string>("key");
  if (known) return known;
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  const key = `session_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
  lasting.write("key", key);
  return key;
}

function describePerson({ userId, userHash, email, name, attributes }: Person) {
  return {
    // A page may name people by numbers.
    externalUserId: userId === undefined ? userId : String(userId),
    userHash,
    email,
    name,
    // Pages hand over what they like; the server judges it.
    customAttributes: attributes as Args<"widgetSessions:boot">["customAttributes"],
  };
}

function toVisitor({ _id, name, email }: Result<"widgetSessions:boot">["visitor"]): Visitor {
  return { id: _id, name, email };
}

const passing = new Set(["RATE_LIMITED", "UNAVAILABLE", "INTERNAL_ERROR", "CONFLICT"]);

function isFinal(error: unknown): boolean {
  return !(error instanceof CallError) || !passing.has(error.data.code ?? "");
}
