import { expect, test } from "vitest";
import { createOriginReader } from "./origin.ts";

function addressOf(remoteAddress: string | undefined, { proxies = 0, forwarded = "" } = {}): string {
  const socket = { remoteAddress } as Parameters<ReturnType<typeof createOriginReader>>[0]["socket"];
  return createOriginReader(proxies)({ socket, headers: { "x-forwarded-for": forwarded } }).address;
}

test("what forwards a request is believed as far as it is trusted", () => {
  const forwarded = "203.0.113.9, 198.51.100.7, 198.51.100.8";
  expect(addressOf("192.0.2.1", { forwarded })).toBe("192.0.2.1");
  expect(addressOf("192.0.2.1", { forwarded, proxies: 1 })).toBe("198.51.100.8");
  expect(addressOf("192.0.2.1", { forwarded, proxies: 2 })).toBe("198.51.100.7");
  expect(addressOf("192.0.2.1", { proxies: 2 })).toBe("192.0.2.1");
  expect(addressOf(undefined)).toBe("unknown");
});

test("an address is one, however it is written, and those of one household count as one", () => {
  expect(addressOf("::ffff:192.0.2.1")).toBe("192.0.2.1");
  expect(addressOf("2001:db8:12:34:56:78:9a:bc")).toBe("2001:db8:12:34::");
  for (const same of ["2001:db8:0:7::1", "2001:0DB8::7:0:0:0:2", "2001:db8::7:ffff:ffff:192.0.2.1"])
    expect(addressOf(same), same).toBe("2001:db8:0:7::");
  expect(addressOf("192.0.2.1", { proxies: 1, forwarded: "2001:db8:0:7:a::" })).toBe("2001:db8:0:7::");
  expect(addressOf("192.0.2.1", { proxies: 1, forwarded: "not an address" })).toBe("not an address");
});
