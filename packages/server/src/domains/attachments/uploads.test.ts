import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { eventually } from "@foyer/testing/eventually.ts";
import { name, post, type Sender, sendFile, stageFile, uploadUrl } from "@foyer/testing/files.ts";
import { m, q } from "@foyer/testing/functions.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { filesDirectory } from "../../files/configuredStore.ts";

const picture = (width = 8, height = 8) =>
  sharp({ create: { width, height, channels: 3, background: "#3366ff" } })
    .png()
    .toBuffer();

describe("sending a file", () => {
  let server: TestServer;
  let workspaceId: string;
  let alice: Sender & { token: string };
  let vera: Sender & { sessionToken: string };

  beforeAll(async () => {
    server = await startServer();
    const made = await server.people.workspace();
    workspaceId = made.workspaceId;
    alice = { workspaceId, token: made.alice.token };
    vera = { workspaceId, sessionToken: (await server.people.visitor(workspaceId)).sessionToken };
  });
  afterAll(() => server.stop());

  async function start(attachmentIds: string[], content = "See here"): Promise<string> {
    const args = { ...vera, content, attachmentIds, clientMessageId: randomBytes(8).toString("hex") };
    return (await server.http().mutation(m("conversations:start"), args)).conversationId;
  }
  const messagesOf = (conversationId: string) => server.http(alice.token).query(q("messages:list"), { conversationId });

  test("a visitor sends a picture, and the agent sees it with its size, address and thumbnail", async () => {
    const staged = await stageFile(server, vera, { bytes: await picture(640, 480), fileName: "screen.png" });
    expect(staged).toMatchObject({ fileName: "screen.png", mimeType: "image/png", width: 640, height: 480 });
    const conversationId = await start([staged.attachmentId]);
    const [message] = await messagesOf(conversationId);
    expect(message.attachments).toMatchObject([{ _id: staged.attachmentId, mimeType: "image/png", width: 640 }]);
    const thumbnail = await fetch(message.attachments[0].thumbnailUrl);
    expect(await sharp(await thumbnail.arrayBuffer()).metadata()).toMatchObject({ format: "webp", width: 480 });
  });

  test("an agent sends a document without a text", async () => {
    const conversationId = await start([]);
    const { attachmentId } = await stageFile(server, alice, { bytes: "a,b\n1,2\n", fileName: "prices.csv" });
    await server.http(alice.token).mutation(m("messages:send"), {
      conversationId,
      content: "",
      attachmentIds: [attachmentId],
    });
    expect((await messagesOf(conversationId)).at(-1).attachments).toMatchObject([
      { fileName: "prices.csv", mimeType: "text/csv", size: 8 },
    ]);
  });

  test("the address of an upload is absolute, and works once", async () => {
    const url = await uploadUrl(server, vera);
    expect(url.startsWith(`${server.url}/api/storage/upload?token=`)).toBe(true);
    expect((await post(url, "first")).status).toBe(200);
    const second = await post(url, "second");
    expect(second.status).toBe(410);
    expect(await second.json()).toMatchObject({ code: "GONE" });
  });

  test("of two uploads to one address at once, one arrives", async () => {
    const url = await uploadUrl(server, vera);
    const statuses = await Promise.all([post(url, "one"), post(url, "two")].map(async (sent) => (await sent).status));
    expect(statuses.sort()).toEqual([200, 410]);
  });

  test("an upload that breaks off leaves nothing behind", async () => {
    const directory = join(filesDirectory(server.foyer.engine.surroundings.config), "incoming");
    const abort = new AbortController();
    const slow = new ReadableStream({
      start: (controller) => controller.enqueue(Buffer.alloc(100_000, "a")),
    });
    const init = { method: "POST", body: slow, duplex: "half", signal: abort.signal } as RequestInit;
    const sent = fetch(await uploadUrl(server, vera), init);
    await eventually(() => readdirSync(directory).length > 0);
    abort.abort();
    await expect(sent).rejects.toThrow();
    await eventually(() => readdirSync(directory).length === 0);
  });

  test("a made-up address takes nothing", async () => {
    expect((await post(`${server.url}/api/storage/upload?token=upl_${"0".repeat(64)}`, "x")).status).toBe(410);
    expect((await post(`${server.url}/api/storage/upload`, "x")).status).toBe(400);
  });

  test("browsers on other sites may send files", async () => {
    const url = await uploadUrl(server, vera);
    const headers = { Origin: "https://shop.example", "Access-Control-Request-Method": "POST" };
    const preflight = await fetch(url, {
      method: "OPTIONS",
      headers: { ...headers, "Access-Control-Request-Headers": "content-type" },
    });
    expect(preflight.headers.get("access-control-allow-origin")).toBe("https://shop.example");
    const response = await post(url, "hello", { Origin: "https://shop.example" });
    expect(response.headers.get("access-control-allow-origin")).toBe("https://shop.example");
  });

  test("a file that was damaged on its way is refused", async () => {
    const digest = `sha-256=${randomBytes(32).toString("base64")}`;
    const response = await post(await uploadUrl(server, vera), "hello", { Digest: digest });
    expect(await response.json()).toMatchObject({ code: "INVALID_INPUT", path: "Digest" });
  });

  test("naming a file twice gives the same answer", async () => {
    const response = await post(await uploadUrl(server, vera), "hello");
    const { storageId } = (await response.json()) as { storageId: string };
    const first = await name(server, vera, { storageId, fileName: "note.txt" });
    expect(await name(server, vera, { storageId, fileName: "note.txt" })).toEqual(first);
  });

  test("what has not arrived cannot be named, what is not named cannot be sent", async () => {
    await uploadUrl(server, vera);
    const response = await post(await uploadUrl(server, vera), "hello");
    const { storageId } = (await response.json()) as { storageId: string };
    await expect(start([storageId])).rejects.toThrow("not ready");
  });

  test("nobody names, sends, reads or removes another's file", async () => {
    const eve = { workspaceId, sessionToken: (await server.people.visitor(workspaceId)).sessionToken };
    const response = await post(await uploadUrl(server, eve), "hello");
    const { storageId } = (await response.json()) as { storageId: string };
    await expect(name(server, vera, { storageId, fileName: "a.txt" })).rejects.toThrow("File not found");
    const { attachmentId } = await stageFile(server, eve, { bytes: "secret", fileName: "secret.txt" });
    await expect(start([attachmentId])).rejects.toThrow("File not found");
    const asVera = { id: attachmentId, sessionToken: vera.sessionToken };
    expect(await server.http().query(q("supportAttachments:get"), asVera)).toBeNull();
    await expect(server.http().mutation(m("supportAttachments:remove"), asVera)).rejects.toThrow("not found");
    const asEve = { id: attachmentId, sessionToken: eve.sessionToken };
    expect(await server.http().query(q("supportAttachments:get"), asEve)).toMatchObject({ fileName: "secret.txt" });
  });

  test("a file belongs to one message", async () => {
    const { attachmentId } = await stageFile(server, vera, { bytes: "once", fileName: "once.txt" });
    await expect(start([attachmentId, attachmentId])).rejects.toThrow();
    const outcomes = await Promise.allSettled([start([attachmentId]), start([attachmentId])]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("a message carries five files, and as many as the workspace says", async () => {
    const files = await Promise.all(
      Array.from({ length: 6 }, (_, i) => stageFile(server, vera, { bytes: `${i}`, fileName: `${i}.txt` })),
    );
    const ids = files.map(({ attachmentId }) => attachmentId);
    await expect(start(ids)).rejects.toThrow("At most 5 files per message");
    await server
      .http(alice.token)
      .mutation(m("supportAttachments:updateLimits"), { workspaceId, maxFilesPerMessage: 6 });
    const [message] = await messagesOf(await start(ids));
    expect(message.attachments.map((each: { fileName: string }) => each.fileName)).toEqual(
      files.map(({ fileName }) => fileName),
    );
    await server
      .http(alice.token)
      .mutation(m("supportAttachments:updateLimits"), { workspaceId, maxFilesPerMessage: null });
  });

  test("a staged file can be taken back, a sent one only with its message", async () => {
    const staged = await stageFile(server, vera, { bytes: "oops", fileName: "oops.txt" });
    const remove = (id: string) =>
      server.http().mutation(m("supportAttachments:remove"), { id, sessionToken: vera.sessionToken });
    await remove(staged.attachmentId);
    expect((await fetch(staged.url)).status).toBe(404);
    await expect(start([staged.attachmentId])).rejects.toThrow("File not found");

    const sent = await stageFile(server, vera, { bytes: "sent", fileName: "sent.txt" });
    const [message] = await messagesOf(await start([sent.attachmentId]));
    await expect(remove(sent.attachmentId)).rejects.toThrow("in use");
    expect((await fetch(sent.url)).status).toBe(200);
    await server.http().mutation(m("messages:remove"), { id: message._id, sessionToken: vera.sessionToken });
    expect((await fetch(sent.url)).status).toBe(404);
  });

  test("agents upload pictures of themselves, but what they may not use they may not upload", async () => {
    const nora = await server.people.agent(workspaceId, { name: "Nora", role: "viewer" });
    const viewer = { workspaceId, token: nora.token };
    const avatar = { bytes: await picture(), fileName: "me.png", purpose: "avatar" as const };
    expect(await sendFile(server, viewer, avatar)).toMatchObject({ status: "staged" });
    await expect(uploadUrl(server, viewer)).rejects.toThrow("Permission denied: conversations.reply");
    await expect(uploadUrl(server, viewer, "logo")).rejects.toThrow("Permission denied: settings.workspace");
    await expect(uploadUrl(server, vera, "avatar")).rejects.toThrow("visitors upload files for messages only");
    const text = { bytes: "hello", fileName: "me.txt", purpose: "avatar" as const };
    expect(await sendFile(server, alice, text)).toEqual({ status: "rejected", message: "Unsupported file type" });
    const staged = await stageFile(server, alice, avatar);
    await expect(
      server.http(alice.token).mutation(m("messages:send"), {
        conversationId: await start([]),
        content: "",
        attachmentIds: [staged.attachmentId],
      }),
    ).rejects.toThrow("uploaded for something else");
  });

  test.each([
    { what: "picture", purpose: "avatar", path: "auth:updateProfile", key: "avatarAttachmentId" },
    { what: "logo", purpose: "logo", path: "messengerSettings:upsert", key: "logoAttachmentId" },
  ] as const)("a new $what takes the place of the old one, of which nothing is left", async (of) => {
    const bytes = await picture();
    const place = of.purpose === "logo" ? { workspaceId } : {};
    const use = (id: string | null) => server.http(alice.token).mutation(m(of.path), { ...place, [of.key]: id });
    const first = await stageFile(server, alice, { bytes, fileName: "1.png", purpose: of.purpose });
    const second = await stageFile(server, alice, { bytes, fileName: "2.png", purpose: of.purpose });
    const statuses = async () => [(await fetch(first.url)).status, (await fetch(second.url)).status];
    await use(first.attachmentId);
    await use(first.attachmentId);
    expect(await statuses()).toEqual([200, 200]);
    await use(second.attachmentId);
    expect(await statuses()).toEqual([404, 200]);
    await use(null);
    expect(await statuses()).toEqual([404, 404]);
  });

  test("an agent of another workspace gets no address", async () => {
    const other = await server.people.workspace("Other");
    await expect(uploadUrl(server, { workspaceId, token: other.alice.token })).rejects.toThrow("Not a member");
    await expect(uploadUrl(server, { workspaceId })).rejects.toThrow("Not authenticated");
  });
});
