/** Where a request came from: the client's address behind trusted proxies, and the browser's origin. */
import type { IncomingMessage } from "node:http";
import { isIPv6 } from "node:net";
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
      address: networkOf(address ?? request.socket.remoteAddress ?? "unknown"),
      origin: request.headers.origin ?? null,
      userAgent: request.headers["user-agent"]?.slice(0, 500),
    };
  };
}

/** An address as limits count it: of the newer kind, a household or a server has 2^64, so the network stands for all of them. */
function networkOf(address: string): string {
  // A socket that takes both kinds shows the older ones in a form of the newer.
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "").replace(/%.*$/, "");
  if (!isIPv6(plain)) return plain;
  const [left = [], right = []] = new URL(`http://[${plain}]`).hostname
    .slice(1, -1)
    .split("::")
    .map((half) => half.split(":").filter(Boolean));
  const zeros = Array.from({ length: 8 - left.length - right.length }, () => "0");
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::`;
}
