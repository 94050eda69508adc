import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { post, type Sender, stageFile, uploadUrl } from "@foyer/testing/files.ts";
import { startObjectStore, type TestObjectStore } from "@foyer/testing/objectStore.ts";
import { runJob } from "@foyer/testing/runJob.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { createFileStore, filesDirectory } from "./configuredStore.ts";

describe("an S3-compatible store", () => {
  let store: TestObjectStore;
  let server: TestServer;
  let vera: Sender;

  beforeAll(async () => {
    store = await startObjectStore();
    server = await startServer({ environment: store.environment });
    const { workspaceId } = await server.people.workspace();
    vera = { workspaceId, sessionToken: (await server.people.visitor(workspaceId)).sessionToken };
  });
  afterAll(async () => {
    await server.stop();
    await store.stop();
  });

  test("keeps files and thumbnails, and nothing is left on our disk", async () => {
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const { attachmentId, url, thumbnailUrl } = await stageFile(server, vera, { bytes, fileName: "red.png" });
    expect(store.objects.get(`${attachmentId}/file`)).toMatchObject({ contentType: "image/png" });
    expect(store.objects.get(`${attachmentId}/thumbnail`)).toMatchObject({ contentType: "image/webp" });
    const response = await fetch(url);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(store.objects.get(`${attachmentId}/file`)?.bytes);
    expect((await fetch(thumbnailUrl as string)).status).toBe(200);
    const directory = filesDirectory(server.foyer.engine.surroundings.config);
    expect(readdirSync(join(directory, "incoming"))).toEqual([]);
    expect(existsSync(join(directory, "kept"))).toBe(false);
  });

  test("gives parts of files", async () => {
    const { url } = await stageFile(server, vera, { bytes: "0123456789", fileName: "digits.txt" });
    const response = await fetch(url, { headers: { Range: "bytes=3-5" } });
    expect([response.status, await response.text()]).toEqual([206, "345"]);
  });

  test("is asked again when it fails for a moment", async () => {
    const url = await uploadUrl(server, vera);
    store.failNext(2);
    expect((await post(url, "patience")).status).toBe(200);
  });

  test("that does not answer makes an upload fail clearly, and keeps nothing", async () => {
    const url = await uploadUrl(server, vera);
    const before = store.objects.size;
    store.failNext(100);
    const response = await post(url, "lost");
    store.failNext(0);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ code: "UNAVAILABLE" });
    expect(store.objects.size).toBe(before);
  });

  test("that has lost a file says so", async () => {
    const { attachmentId, url } = await stageFile(server, vera, { bytes: "lost", fileName: "lost.txt" });
    await server.foyer.engine.surroundings.files.remove(`${attachmentId}/file`);
    expect((await fetch(url)).status).toBe(404);
  });

  test("refuses a wrong key", async () => {
    const wrong = readConfig({ ...store.environment, S3_SECRET_ACCESS_KEY: "wrong" });
    await expect(createFileStore(wrong).read("a/file")).rejects.toMatchObject({
      code: "UNAVAILABLE",
      cause: expect.objectContaining({ message: expect.stringContaining("SignatureDoesNotMatch") }),
    });
  });

  test("needs a bucket and keys", () => {
    const { S3_BUCKET: _, ...without } = store.environment;
    expect(() => createFileStore(readConfig(without))).toThrow("S3_BUCKET");
  });

  test("is swept like the disk", async () => {
    const { attachmentId } = await stageFile(server, vera, { bytes: "gone", fileName: "gone.txt" });
    server.clock.advance(3_600_000);
    await runJob(server, "supportAttachments:sweepFiles");
    expect(store.objects.has(`${attachmentId}/file`)).toBe(false);
  });
});
