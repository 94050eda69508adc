import { threePeople } from "@foyer/testing/chatPeople.ts";
import { eventually } from "@foyer/testing/eventually.ts";
import { post } from "@foyer/testing/files.ts";
import { functionsOf } from "@foyer/testing/functions.ts";
import { openMarketplace } from "@foyer/testing/marketplace.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const { m, q } = functionsOf("chats");

describe("messages of chats that are changed, deleted, or carry a file", () => {
  let server: TestServer;
  let place: Awaited<ReturnType<typeof openMarketplace>>;
  beforeAll(async () => {
    server = await startServer();
    place = await openMarketplace(server);
  });
  afterAll(() => server.stop());

  type Person = ReturnType<typeof threePeople>["ann"];

  /** Ann's group with Bob; Cat is not in it. */
  async function group() {
    const people = threePeople(server, place);
    const { id } = await people.ann.http.mutation(m("create"), { members: [people.bob.id], kind: "group" });
    const chatId = id as string;
    const say = (who: Person, text: string, more = {}) => who.http.mutation(m("send"), { chatId, text, ...more });
    return { ...people, chatId, say };
  }

  async function upload({ http }: Person, fileName: string, bytes: string): Promise<string> {
    const response = await post(await http.mutation(m("generateUploadUrl"), {}), bytes);
    const { storageId } = (await response.json()) as { storageId: string };
    const { attachmentId } = await http.mutation(m("finalizeUpload"), { storageId, fileName });
    return attachmentId;
  }

  test("an edit and a deletion reach the others as changes of one message", async () => {
    const { ann, bob, chatId, say } = await group();
    const first = await say(ann, "Helo", { metadata: { bold: true } });
    await say(bob, "Hi");
    const results: { changes: { kind: string; message: { seq: number; text: string } }[]; changeSeq: number }[] = [];
    bob.live().onUpdate(q("changes"), { chatId, after: 0 }, (result) => results.push(result));
    const edited = await ann.http.mutation(m("update"), { messageId: first.id, text: "Hello" });
    expect(edited).toEqual({ ...first, text: "Hello", changeSeq: 3, editedAt: expect.any(Number) });
    await eventually(() => results.at(-1)?.changeSeq === 3);
    expect(results.at(-1)?.changes).toMatchObject([
      { kind: "message", message: { seq: 2, text: "Hi" } },
      { kind: "update", message: { seq: 1, text: "Hello" } },
    ]);
    await ann.http.mutation(m("remove"), { messageId: first.id });
    await ann.http.mutation(m("remove"), { messageId: first.id });
    await eventually(() => results.at(-1)?.changeSeq === 4);
    expect(results.at(-1)?.changes).toMatchObject([
      { kind: "message", message: { seq: 2 } },
      { kind: "delete", changeSeq: 4, message: { seq: 1, text: "", metadata: {}, deletedAt: expect.any(Number) } },
    ]);
    const { messages, totalMessages } = await bob.http.query(q("messages"), { chatId });
    expect({ totalMessages, texts: messages.map(({ text }: { text: string }) => text) }).toEqual({
      totalMessages: 2,
      texts: ["", "Hi"],
    });
    await expect(ann.http.mutation(m("update"), { messageId: first.id, text: "Hello?" })).rejects.toMatchObject({
      data: { code: "CONFLICT" },
    });
  });

  test("only senders edit, and those who run the group delete too; others do not find the message", async () => {
    const { ann, bob, cat, say } = await group();
    const [own, others] = [await say(ann, "Mine"), await say(bob, "Yours")];
    const refused = { data: { code: "NOT_AUTHORIZED" } };
    const edit = (who: Person, messageId: string) => who.http.mutation(m("update"), { messageId, text: "Changed" });
    const remove = (who: Person, messageId: string) => who.http.mutation(m("remove"), { messageId });
    await expect(edit(ann, others.id)).rejects.toMatchObject(refused);
    await expect(remove(bob, own.id)).rejects.toMatchObject(refused);
    await expect(edit(cat, own.id)).rejects.toMatchObject({ data: { code: "NOT_FOUND", path: "messageId" } });
    await expect(remove(cat, own.id)).rejects.toMatchObject({ data: { code: "NOT_FOUND", path: "messageId" } });
    await remove(ann, others.id);
    const { id: pairId } = await ann.http.mutation(m("create"), { members: [bob.id] });
    const { id } = await ann.http.mutation(m("send"), { chatId: pairId, text: "Between us" });
    await expect(remove(bob, id)).rejects.toMatchObject(refused);
  });

  test("edits at the same moment each count as a change", async () => {
    const { ann, chatId, say } = await group();
    const { id: messageId } = await say(ann, "0");
    const edits = await Promise.all(
      [1, 2, 3, 4].map((n) => ann.http.mutation(m("update"), { messageId, text: String(n) })),
    );
    expect(edits.map(({ changeSeq }) => changeSeq).sort()).toEqual([2, 3, 4, 5]);
    const { changes } = await ann.http.query(q("changes"), { chatId, after: 0 });
    expect(changes).toMatchObject([{ changeSeq: 5, kind: "update" }]);
  });

  test("a file is sent, replaced and taken away; a foreign one is not found", async () => {
    const { ann, bob, chatId, say } = await group();
    const fileId = await upload(ann, "notes.txt", "Hello");
    await expect(say(bob, "Stolen", { fileId })).rejects.toMatchObject({ data: { code: "NOT_FOUND" } });
    const sent = await ann.http.mutation(m("send"), { chatId, fileId });
    expect(sent).toMatchObject({
      kind: "file",
      text: "",
      file: { url: expect.any(String), name: "notes.txt", type: "text/plain", sizeBytes: 5 },
    });
    expect(await (await fetch(sent.file.url)).text()).toBe("Hello");
    const edit = (more: object) => ann.http.mutation(m("update"), { messageId: sent.id, ...more });
    const next = await upload(ann, "more.txt", "Hello again");
    expect(await edit({ fileId: next, text: "More" })).toMatchObject({ kind: "file", file: { name: "more.txt" } });
    expect((await fetch(sent.file.url)).status).toBe(404);
    await expect(edit({ fileId: null, text: " " })).rejects.toMatchObject({ data: { code: "INVALID_INPUT" } });
    expect(await edit({ fileId: null })).toMatchObject({ kind: "text", text: "More", file: null });
  });
});
