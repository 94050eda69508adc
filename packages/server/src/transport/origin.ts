/** Where a request came from: the client's address behind trusted proxies, and the browser's origin. */
import type { IncomingMessage } from "node:http";
import type { Origin } from "../engine/caller.ts";

/** Reads the origin of requests; each trusted proxy added one address to X-Forwarded-For. */
export function createOriginReader(trustedProxies: number) {
  return (request: Pick<IncomingMessage, "headers" | "socket">): Origin => {
    const forwarded = String(request.headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((part) => part.trim())
      .filter(Boolean);
    const address = trustedProxies > 0 ? forwarded.at(-trustedProxies) : undefined;
    return {
      address: address ?? request.socket.remoteAddress ?? "unknown",
      origin: request.headers.origin ?? null,
      userAgent: request.headers["user-agent"]?.slice(0, 500),
    };
  };
}
