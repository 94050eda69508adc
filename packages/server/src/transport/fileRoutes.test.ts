import { type Sender, stageFile } from "@foyer/testing/files.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

describe("reading a file", () => {
  let server: TestServer;
  let vera: Sender;
  let url: string;
  const text = "0123456789";

  beforeAll(async () => {
    server = await startServer();
    const { workspaceId } = await server.people.workspace();
    vera = { workspaceId, sessionToken: (await server.people.visitor(workspaceId)).sessionToken };
    ({ url } = await stageFile(server, vera, { bytes: text, fileName: 'Übersicht "1".txt' }));
  });
  afterAll(() => server.stop());

  const part = (range: string, headers: Record<string, string> = {}) =>
    fetch(url, { headers: { Range: range, ...headers } });

  test("anyone with the address reads it whole, from any site", async () => {
    expect(url.startsWith(`${server.url}/files/`)).toBe(true);
    const response = await fetch(url, { headers: { Origin: "https://shop.example" } });
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "access-control-allow-origin": "*",
      "cache-control": "private, max-age=21600",
      "content-length": "10",
      "content-security-policy": "default-src 'none'; sandbox",
      "content-type": "text/plain",
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    });
  });

  test("it is saved under its own name, whatever the name holds", async () => {
    const { headers } = await fetch(url);
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="_bersicht 1.txt"; filename*=UTF-8''%C3%9Cbersicht%201.txt`,
    );
  });

  test("pictures and PDFs are shown, everything else is saved", async () => {
    const png = await sharp({ create: { width: 2, height: 2, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const shown = await stageFile(server, vera, { bytes: png, fileName: "red.png" });
    for (const address of [shown.url, shown.thumbnailUrl as string]) {
      expect((await fetch(address)).headers.get("content-disposition")).toMatch(/^inline; filename="red\.png/);
    }
    const pdf = await stageFile(server, vera, { bytes: "%PDF-1.7\n", fileName: "bill.pdf" });
    expect((await fetch(pdf.url)).headers.get("content-disposition")).toMatch(/^inline/);
    const json = await stageFile(server, vera, { bytes: "{}", fileName: "data.json" });
    expect((await fetch(json.url)).headers.get("content-disposition")).toMatch(/^attachment/);
  });

  test.each([
    ["bytes=0-3", "0123", "bytes 0-3/10"],
    ["bytes=7-", "789", "bytes 7-9/10"],
    ["bytes=-2", "89", "bytes 8-9/10"],
    ["bytes=-99", text, "bytes 0-9/10"],
    ["bytes=9-500", "9", "bytes 9-9/10"],
  ])("%s gives that part", async (range, bytes, contentRange) => {
    const response = await part(range);
    expect(response.status).toBe(206);
    expect(await response.text()).toBe(bytes);
    expect(response.headers.get("content-range")).toBe(contentRange);
    expect(response.headers.get("content-length")).toBe(String(bytes.length));
  });

  test.each(["bytes=10-", "bytes=500-600", "bytes=-0"])("%s is beyond its end", async (range) => {
    const response = await part(range);
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe("bytes */10");
  });

  test.each(["bytes=0-1,3-4", "bytes=5-2", "lines=1-2", "bytes=-"])("%s is answered with the whole", async (range) => {
    const response = await part(range);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
  });

  test("a part of a file that has changed meanwhile is answered with the whole", async () => {
    const etag = (await fetch(url)).headers.get("etag") as string;
    expect((await part("bytes=0-3", { "If-Range": etag })).status).toBe(206);
    expect((await part("bytes=0-3", { "If-Range": '"other"' })).status).toBe(200);
  });

  test("who has it already is told so", async () => {
    const etag = (await fetch(url)).headers.get("etag") as string;
    const response = await fetch(url, { headers: { "If-None-Match": `"a", W/${etag}` } });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe("");
  });

  test("its headers can be asked for alone", async () => {
    const whole = await fetch(url, { method: "HEAD" });
    expect([whole.status, whole.headers.get("content-length"), await whole.text()]).toEqual([200, "10", ""]);
    const some = await fetch(url, { method: "HEAD", headers: { Range: "bytes=2-4" } });
    expect([some.status, some.headers.get("content-length")]).toEqual([206, "3"]);
  });

  test("an address that was changed in any way opens nothing", async () => {
    const { attachmentId } = await stageFile(server, vera, { bytes: "other", fileName: "other.txt" });
    const changed = [
      url.replace(/signature=./, (start) => `signature=${start.endsWith("0") ? "1" : "0"}`),
      url.replace(/expires=\d/, "expires=9"),
      url.replace(/files\/[0-9a-f]{32}/, `files/${attachmentId}`),
      url.replace("/file?", "/thumbnail?"),
      url.replace(/\?.*/, ""),
    ];
    for (const address of changed) {
      const response = await fetch(address);
      expect([address, response.status]).toEqual([address, 403]);
      expect(response.headers.get("cache-control")).toBe("no-store");
    }
    expect((await fetch(url.replace("/file?", "/secret?"))).status).toBe(404);
    expect((await fetch(`${server.url}/files/..%2F..%2Fetc/file`)).status).toBe(404);
  });

  test("without a thumbnail there is none to read", async () => {
    const { surroundings } = server.foyer.engine;
    const { attachmentId } = await stageFile(server, vera, { bytes: "plain", fileName: "plain.txt" });
    expect((await fetch(surroundings.signFile(attachmentId, "thumbnail"))).status).toBe(404);
    expect((await fetch(surroundings.signFile("0".repeat(32), "file"))).status).toBe(404);
  });

  test("links lead to the public address where one is configured", async () => {
    const behind = await startServer({ environment: { PUBLIC_URL: "https://help.example.com/" } });
    const link = behind.foyer.engine.surroundings.signFile("0".repeat(32), "file");
    expect(link.startsWith("https://help.example.com/files/")).toBe(true);
    await behind.stop();
  });
});
