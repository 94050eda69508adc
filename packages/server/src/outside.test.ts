import { createServer } from "node:http";
import { describe, expect, test } from "vitest";
import { createOutside, isInternal } from "./outside.ts";

describe("requests to addresses that others chose", () => {
  const outside = createOutside();

  test.each([
    "http://example.com/",
    "https://127.0.0.1/",
    "https://0x7f.1/",
    "https://2130706433/",
    "https://[::1]/",
    "https://[::ffff:10.0.0.1]/",
    "https://169.254.169.254/latest/meta-data",
    "https://user:password@example.com/",
    "ftp://example.com/",
    "no address",
  ])("%s is not called", async (address) => {
    expect(outside.mayCall(address)).toBe(false);
    await expect(outside.post(address, { headers: {}, body: Buffer.alloc(0) })).rejects.toThrow("may not be called");
  });

  test("public addresses may be called", () => {
    expect(outside.mayCall("https://push.example.com/send/1?x=2")).toBe(true);
    expect(outside.mayCall("https://93.184.216.34/")).toBe(true);
    expect(isInternal("2606:4700::1111")).toBe(false);
  });

  test("a name that leads to this machine is refused when it is looked up", async () => {
    expect(outside.mayCall("https://localhost:1/")).toBe(true);
    const request = outside.post("https://localhost:1/", { headers: {}, body: Buffer.alloc(0) });
    await expect(request).rejects.toThrow("localhost is in a private network.");
  });

  test("a redirect is an answer, not an order", async () => {
    const server = createServer((_request, response) => {
      response.writeHead(302, { Location: "https://10.0.0.1/" }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
    const local = createOutside({ allowsLoopback: true });
    expect(await local.post(url, { headers: {}, body: Buffer.from("x") })).toBe(302);
    server.close();
  });
});
