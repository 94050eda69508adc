/**
 * Requests to addresses that others chose, such as push services: never into a private network.
 * The name is looked up once, by the connection itself, so that an answer that changes meanwhile changes nothing.
 */
import { type LookupAddress, lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** Reaches the outside world. */
export interface Outside {
  /** Whether an address may be called, as far as can be told before its name is looked up. */
  mayCall(address: string): boolean;
  /** Posts bytes and answers with the status; redirects are not followed. */
  post(address: string, request: { headers: Record<string, string>; body: Buffer }): Promise<number>;
}

const TIMEOUT_MS = 15_000;

const internal = new BlockList();
for (const net of [
  "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24",
  "192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4",
  "::/96 64:ff9b::/96 64:ff9b:1::/48 100::/64 2001::/23 2001:db8::/32 2002::/16 fc00::/7 fe80::/10 fec0::/10 ff00::/8",
].flatMap((line) => line.split(" "))) {
  const [address = "", bits] = net.split("/");
  internal.addSubnet(address, Number(bits), isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** Whether a network address belongs to a private network, to this machine, or to nobody. */
export function isInternal(address: string): boolean {
  return internal.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

/** The outside world; `allowsLoopback` is for tests, whose services run on this machine. */
export function createOutside({ allowsLoopback = false } = {}): Outside {
  const isRefused = (address: string) => isInternal(address) && !(allowsLoopback && address === "127.0.0.1");
  const mayCall = (address: string) => {
    if (!URL.canParse(address)) return false;
    const { protocol, hostname, username, password } = new URL(address);
    const isSecure = protocol === "https:" || (allowsLoopback && protocol === "http:");
    const literal = hostname.replace(/^\[|\]$/g, "");
    return isSecure && !username && !password && !(isIP(literal) && isRefused(literal));
  };
  return {
    mayCall,
    async post(address, { headers, body }) {
      if (!mayCall(address)) throw new Error("This address may not be called.");
      const request = address.startsWith("https:") ? requestHttps : requestHttp;
      const options = {
        method: "POST",
        headers,
        lookup: guardedLookup(isRefused),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      };
      return new Promise((resolve, reject) => {
        const outgoing = request(address, options, (response) => {
          resolve(response.statusCode ?? 0);
          response.destroy();
        });
        outgoing.on("error", reject);
        outgoing.end(body);
      });
    },
  };
}

function guardedLookup(isRefused: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error || !first) return callback(error ?? new Error(`${hostname} has no address.`), "", 0);
      if (found.some(({ address }) => isRefused(address))) {
        return callback(new Error(`${hostname} is in a private network.`), "", 0);
      }
      if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}
