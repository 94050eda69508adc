/** The host's token: fetched, renewed before it expires, and read for who its person is. */
import { backoffMs } from "../sync/backoff.ts";
import { CallError } from "../sync/calls.ts";

/** Where tokens come from: one that is good for a while, or a function that fetches a fresh one whenever it is called. */
export type TokenSource = { readonly token: string } | { readonly getToken: () => Promise<string> };

/** Who is told of tokens. */
export interface TokenKeeperOptions {
  readonly source: TokenSource;
  use(token: string, personId: string): void;
  /** There is no token that the server takes. */
  fail(error: CallError): void;
}

/** Keeps a token fresh. */
export interface TokenKeeper {
  /** The server does not take the token. */
  refuse(): void;
  /** The server has taken the token. */
  accept(): void;
  stop(): void;
}

const MOST_REFUSALS = 3;
const BEFORE_EXPIRY_MS = 60_000;

/** Fetches the first token and goes on by itself. */
export function keepToken({ source, use, fail }: TokenKeeperOptions): TokenKeeper {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;
  let isStopped = false;

  async function fetchToken(tries = 0): Promise<void> {
    try {
      const token = await ("token" in source ? source.token : source.getToken());
      if (isStopped) return;
      const { sub, iat, exp } = readClaims(token);
      use(token, sub);
      if ("getToken" in source) later(remainingMs(iat, exp), () => void fetchToken());
    } catch (error) {
      if (isStopped) return;
      if (error instanceof CallError) fail(error);
      else later(backoffMs(tries), () => void fetchToken(tries + 1), 0);
    }
  }

  /** Calls `work` after a delay, earlier by a margin that short delays have less of. */
  function later(delayMs: number, work: () => void, margin = Math.min(BEFORE_EXPIRY_MS, delayMs / 4)): void {
    clearTimeout(timer);
    timer = setTimeout(work, Math.max(1_000, delayMs - margin));
  }

  void fetchToken();
  return {
    refuse() {
      refusals += 1;
      if ("token" in source || refusals === MOST_REFUSALS) {
        fail(new CallError("The server does not take the token.", { code: "NOT_AUTHENTICATED" }));
      } else void fetchToken();
    },
    accept() {
      refusals = 0;
    },
    stop() {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}

/** How long a token that was just fetched is good: never longer than it is made for, whatever this device's clock says. */
function remainingMs(iat: number, exp: number): number {
  const wholeMs = (exp - iat) * 1_000;
  const leftMs = exp * 1_000 - Date.now();
  return leftMs > 0 ? Math.min(leftMs, wholeMs) : wholeMs;
}

function readClaims(token: string): { sub: string; iat: number; exp: number } {
  try {
    const base64 = token.split(".")[1]!.replace(/-/g, "+").replace(/_/g, "/");
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw new CallError("The token is not a JWT that the host has signed.", { code: "NOT_AUTHENTICATED" });
  }
}
