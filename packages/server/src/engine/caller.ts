/**
 * Who calls: the kinds of callers that declarations give access to.
 * Knows ids only; who they are and what they may do is the domains' matter.
 */

/** A signed-in member of a team. */
export interface AgentCaller {
  readonly kind: "agent";
  readonly userId: string;
  readonly sessionId: string;
}

/** A person on a site that embeds the messenger. */
export interface VisitorCaller {
  readonly kind: "visitor";
  readonly visitorId: string;
  readonly workspaceId: string;
  readonly sessionId: string;
  readonly isVerified: boolean;
  /** Visitors that were merged into this one; the session's client may still call itself by their ids. */
  readonly formerIds: readonly string[];
}

/** A person of a host application: a customer, a seller, store staff or a plain member. */
export interface ParticipantCaller {
  readonly kind: "participant";
  readonly personId: string;
  readonly workspaceId: string;
  readonly side: "customer" | "store" | "seller" | "member";
  /** How the host calls them. */
  readonly externalId: string;
  /** What the host's token calls them; for writing down, results must not rest on it. */
  readonly name?: string;
  /** The one store for which they speak. */
  readonly storeId?: string;
}

/** A program of the workspace's owner. */
export interface ApiKeyCaller {
  readonly kind: "apiKey";
  readonly keyId: string;
  readonly workspaceId: string;
  readonly scopes: readonly string[];
  /** For trying things out; `workspaceId` is then the sandbox. */
  readonly isSandbox: boolean;
}

/** Foyer itself: jobs and internal functions. */
export interface SystemCaller {
  readonly kind: "system";
}

/** Nobody in particular. */
export interface AnonymousCaller {
  readonly kind: "anonymous";
}

/** Whoever calls. */
export type Caller = AgentCaller | VisitorCaller | ParticipantCaller | ApiKeyCaller | SystemCaller | AnonymousCaller;
/** The kinds that a declaration may give access to. */
export type CallerKind = Exclude<Caller["kind"], "anonymous">;

export const anonymous: AnonymousCaller = { kind: "anonymous" };
export const system: SystemCaller = { kind: "system" };

/** A text that is equal for the same person or program, in whichever session: what idempotency records and limits are bound to. */
export function principalOf(caller: Caller): string {
  switch (caller.kind) {
    case "agent":
      return `agent:${caller.userId}`;
    case "visitor":
      return `visitor:${caller.visitorId}`;
    case "participant":
      return `participant:${caller.side}:${caller.personId}${caller.storeId ? `:${caller.storeId}` : ""}`;
    case "apiKey":
      return `apiKey:${caller.keyId}`;
    case "system":
    case "anonymous":
      return caller.kind;
    default:
      return caller satisfies never;
  }
}

/** What came with a call to say who calls: at most one token from the connection, and one from the arguments. */
export interface Credentials {
  /** The bearer token of the request, or the value of the socket's Authenticate message. */
  readonly token?: string | undefined;
  /** The `sessionToken` argument. */
  readonly sessionToken?: string | undefined;
}

/** Where a call came from. */
export interface Origin {
  /** The network address of the client; an IPv6 address without its second half. */
  readonly address: string;
  /** The browser's Origin header, or null when there is none. */
  readonly origin: string | null;
  readonly userAgent?: string | undefined;
}
