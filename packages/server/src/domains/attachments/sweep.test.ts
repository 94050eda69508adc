import { existsSync, readdirSync } from "node:fs";
import { utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { eventually } from "@foyer/testing/eventually.ts";
import { name, post, type Sender, stageFile, uploadUrl } from "@foyer/testing/files.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { runJob } from "@foyer/testing/runJob.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { filesDirectory } from "../../files/configuredStore.ts";

const HOUR_MS = 3_600_000;

describe("files that nobody needs", () => {
  let server: TestServer;
  let vera: Sender & { sessionToken: string };

  beforeAll(async () => {
    server = await startServer();
  });
  // Time passes in each of these tests, and with it every session.
  beforeEach(async () => {
    const { workspaceId } = await server.people.workspace();
    vera = { workspaceId, sessionToken: (await server.people.visitor(workspaceId)).sessionToken };
  });
  afterAll(() => server.stop());

  const sweep = () => runJob(server, "supportAttachments:sweepFiles");
  const directory = () => filesDirectory(server.foyer.engine.surroundings.config);

  function keptOnDisk(id: string): string[] {
    const kept = join(directory(), "kept");
    const all = existsSync(kept) ? readdirSync(kept, { recursive: true, encoding: "utf8" }) : [];
    return all.filter((path) => path.includes(id)).map((path) => path.slice(path.indexOf(".") + 1));
  }

  async function isKnown(id: string): Promise<boolean> {
    const { rows } = await server.foyer.engine.writes.use((connection) =>
      connection.query<{ id: string }>("select id from attachments where id = $1", [id]),
    );
    return rows.length > 0;
  }

  async function start(attachmentIds: string[]) {
    const args = { ...vera, content: "See here", attachmentIds, clientMessageId: "first" };
    return (await server.http().mutation(m("conversations:start"), args)) as {
      conversationId: string;
      messageId: string;
    };
  }

  test("an upload address is good for an hour", async () => {
    const url = await uploadUrl(server, vera);
    server.clock.advance(HOUR_MS);
    const response = await post(url, "late");
    expect(response.status).toBe(410);
    await sweep();
    expect((await post(url, "later")).status).toBe(410);
  });

  test("a staged file is gone after an hour, with its bytes and its thumbnail", async () => {
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
      .png()
      .toBuffer();
    const staged = await stageFile(server, vera, { bytes, fileName: "red.png" });
    await sweep();
    expect(keptOnDisk(staged.attachmentId).sort()).toEqual(["file", "thumbnail"]);
    server.clock.advance(HOUR_MS);
    expect((await fetch(staged.url)).status).toBe(404);
    await expect(start([staged.attachmentId])).rejects.toThrow("File not found");
    await sweep();
    expect(keptOnDisk(staged.attachmentId)).toEqual([]);
    expect(await isKnown(staged.attachmentId)).toBe(false);
  });

  test("a file that was sent stays", async () => {
    const { attachmentId, url } = await stageFile(server, vera, { bytes: "stay", fileName: "stay.txt" });
    await start([attachmentId]);
    server.clock.advance(20 * HOUR_MS);
    await sweep();
    expect(await (await fetch(url)).text()).toBe("stay");
  });

  test("what was never named, and what was refused, leaves as well", async () => {
    const arrived = (await (await post(await uploadUrl(server, vera), "hello")).json()) as { storageId: string };
    const refused = (await (await post(await uploadUrl(server, vera), "<svg/>")).json()) as { storageId: string };
    expect(keptOnDisk(arrived.storageId)).toEqual(["file"]);
    expect(keptOnDisk(refused.storageId)).toEqual([]);
    server.clock.advance(HOUR_MS);
    await sweep();
    expect(keptOnDisk(arrived.storageId)).toEqual([]);
    expect([await isKnown(arrived.storageId), await isKnown(refused.storageId)]).toEqual([false, false]);
    const file = { storageId: arrived.storageId, fileName: "a.txt" };
    await expect(name(server, vera, file)).rejects.toThrow("File not found");
  });

  test("the files of a deleted message cannot be read any more, and leave a day later", async () => {
    const { attachmentId, url } = await stageFile(server, vera, { bytes: "regret", fileName: "regret.txt" });
    const { messageId } = await start([attachmentId]);
    await server.http().mutation(m("messages:remove"), { id: messageId, sessionToken: vera.sessionToken });
    expect((await fetch(url)).status).toBe(404);
    await sweep();
    expect(keptOnDisk(attachmentId)).toEqual(["file"]);
    server.clock.advance(24 * HOUR_MS);
    await sweep();
    expect(keptOnDisk(attachmentId)).toEqual([]);
    expect(await isKnown(attachmentId)).toBe(false);
  });

  test("what a crash left between the bytes and their row leaves with the next sweeps", async () => {
    const { files } = server.foyer.engine.surroundings;
    const { attachmentId } = await stageFile(server, vera, { bytes: "crash", fileName: "crash.txt" });
    // A sweep that took hold of the file and got no further.
    await server.foyer.engine.writes.use((connection) =>
      connection.query("update attachments set status = 'removed', expires_at = $2 where id = $1", [
        attachmentId,
        new Date(server.clock.now() + 600_000).toISOString(),
      ]),
    );
    await sweep();
    expect(await isKnown(attachmentId)).toBe(true);
    // One that removed the bytes, but not the row.
    await files.remove(`${attachmentId}/file`);
    server.clock.advance(600_000);
    await sweep();
    expect(await isKnown(attachmentId)).toBe(false);
  });

  test("files that stopped arriving leave the disk", async () => {
    await post(await uploadUrl(server, vera), "arrived");
    const incoming = join(directory(), "incoming");
    expect(readdirSync(incoming)).toEqual([]);
    const [old, fresh] = [join(incoming, "old"), join(incoming, "fresh")];
    const now = server.clock.now() / 1_000;
    await Promise.all([writeFile(old, "half"), writeFile(fresh, "half")]);
    await Promise.all([utimes(old, now - 8_000, now - 8_000), utimes(fresh, now - 60, now - 60)]);
    await sweep();
    expect(readdirSync(incoming)).toEqual(["fresh"]);
  });

  test("whoever looks on gets new addresses before the old ones expire", async () => {
    const { attachmentId, url } = await stageFile(server, vera, { bytes: "look", fileName: "look.txt" });
    const { conversationId } = await start([attachmentId]);
    const urls: string[] = [];
    const args = { conversationId, sessionToken: vera.sessionToken };
    const lookAway = server.live().onUpdate(q("messages:list"), args, (list) => urls.push(list[0].attachments[0].url));
    await eventually(() => urls.at(-1) === url);
    server.clock.advance(6 * HOUR_MS);
    const next = await eventually(() => urls.find((each) => each !== url));
    expect((await fetch(url)).status).toBe(200);
    // The session ends before the addresses do.
    lookAway();
    const expires = Number(new URL(url).searchParams.get("expires"));
    server.clock.advance(expires - server.clock.now());
    expect((await fetch(url)).status).toBe(403);
    expect((await fetch(next)).status).toBe(200);
  });
});
