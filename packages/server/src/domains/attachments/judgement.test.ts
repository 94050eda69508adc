import { crc32, deflateSync } from "node:zlib";
import { name, post, type Sender, sendFile, stageFile, uploadUrl } from "@foyer/testing/files.ts";
import { startServer, type TestServer } from "@foyer/testing/server.ts";
import { makeFunctionReference } from "convex/server";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const updateLimits = makeFunctionReference<"mutation">("supportAttachments:updateLimits");
const getLimits = makeFunctionReference<"query">("supportAttachments:getLimits");

const REJECTED = { status: "rejected", message: "Unsupported file type" };
const PAGE = "<!doctype html><html><script>alert(document.domain)</script></html>";

const image = (width: number, height: number, background = "#cc3344") =>
  sharp({ create: { width, height, channels: 3, background } });

/** The smallest ZIP: a directory of nothing. */
const EMPTY_ZIP = Buffer.from(`504b0506${"00".repeat(18)}`, "hex");

describe("what a file is", () => {
  let server: TestServer;
  let vera: Sender;
  let owner: Sender & { token: string };

  beforeAll(async () => {
    server = await startServer();
    const { workspaceId, alice } = await server.people.workspace();
    owner = { workspaceId, token: alice.token };
    vera = { workspaceId, sessionToken: (await server.people.visitor(workspaceId)).sessionToken };
  });
  afterAll(() => server.stop());

  const send = (bytes: Uint8Array | string, fileName: string) => sendFile(server, vera, { bytes, fileName });
  async function read(bytes: Uint8Array | string, fileName: string) {
    const staged = await stageFile(server, vera, { bytes, fileName });
    const response = await fetch(staged.url);
    return { staged, bytes: Buffer.from(await response.arrayBuffer()), headers: response.headers };
  }

  test("a page under an image's name is refused when it arrives, and when it is named", async () => {
    const response = await post(await uploadUrl(server, vera), PAGE, { "Content-Type": "image/png" });
    expect(response.status).toBe(415);
    const body = (await response.json()) as { storageId: string };
    expect(body).toMatchObject({ code: "UNSUPPORTED", message: "Unsupported file type" });
    expect(await name(server, vera, { storageId: body.storageId, fileName: "cat.png" })).toEqual(REJECTED);
  });

  test.each([
    ["an SVG", '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "logo.svg"],
    ["an SVG as a text", '\ufeff \n<SVG onload="alert(1)"/>', "logo.txt"],
    ["XML", '<?xml version="1.0"?><a/>', "data.txt"],
    ["a page as a table", `${PAGE},1,2`, "table.csv"],
    ["a page in UTF-16", Buffer.from(`\ufeff${PAGE}`, "utf16le"), "note.txt"],
    ["a program", Buffer.concat([Buffer.from("MZ"), Buffer.alloc(200)]), "setup.txt"],
    ["a program under its own name", "echo hello", "setup.exe"],
    ["a page without markup", "just words", "page.html"],
    ["a text as a picture", "just words", "cat.png"],
    ["an archive as a text", EMPTY_ZIP, "note.txt"],
    ["an archive as a document", EMPTY_ZIP, "letter.docx"],
    ["only the beginning of a picture", Buffer.from("GIF89a<script>alert(1)</script>"), "cat.gif"],
  ])("%s is refused", async (_what, bytes, fileName) => {
    expect(await send(bytes, fileName)).toMatchObject({ status: "rejected", message: /^Unsupported file type/ });
  });

  test.each([
    ["a note", "Grüße\n", "note.txt", "text/plain"],
    ["a text that begins like a picture", "BMW is a car\n", "cars.txt", "text/plain"],
    ["a text that begins with a person", "<vera> hello\n", "chat.txt", "text/plain"],
    ["an old table", Buffer.from("caf\xe9;1\n", "latin1"), "menu.csv", "text/csv"],
    ["a table in UTF-16", Buffer.from("\ufeffa\tb\n", "utf16le"), "table.csv", "text/csv"],
    ["JSON", '{"a": [1, 2]}', "data.json", "application/json"],
    ["JSON as a text", "[1]", "data.txt", "text/plain"],
    ["what only says it is JSON", "{nonsense", "data.json", "text/plain"],
    ["a PDF", "%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n", "bill.pdf", "application/pdf"],
    ["an archive", EMPTY_ZIP, "all.zip", "application/zip"],
  ])("%s is taken in as it is", async (_what, bytes, fileName, mimeType) => {
    const taken = await read(bytes, fileName);
    expect(taken.staged).toMatchObject({ fileName, mimeType, size: Buffer.byteLength(bytes) });
    expect(taken.bytes).toEqual(Buffer.from(bytes));
  });

  test("a picture under another format's name gets its own, and one without a name gets one", async () => {
    const png = await image(4, 4).png().toBuffer();
    expect(await send(png, "IMG 1.final.JPG")).toMatchObject({ fileName: "IMG 1.final.png", mimeType: "image/png" });
    expect(await send(png, "")).toMatchObject({ fileName: "file.png" });
    expect(await send("hello", "README")).toMatchObject({ fileName: "README.txt" });
  });

  test("a name cannot lead elsewhere, deceive or grow", async () => {
    expect(await send("x", "../../etc/passwd.txt")).toMatchObject({ fileName: "passwd.txt" });
    expect(await send("x", "C:\\Users\\vera\\no\u0001te.txt")).toMatchObject({ fileName: "note.txt" });
    expect(await send("x", "gnp.\u202etxt.txt")).toMatchObject({ fileName: "gnp.txt.txt" });
    expect(await send("x", `${"ä".repeat(900)}.txt`)).toMatchObject({ fileName: `${"ä".repeat(150)}.txt` });
  });

  test("where a picture was taken is not told, and it stands upright", async () => {
    const photo = await image(60, 30)
      .jpeg()
      .withExif({ IFD0: { Artist: "Vera" }, IFD3: { GPSLatitude: "52/1 31/1 0/1" } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(photo).metadata()).exif?.length).toBeGreaterThan(0);
    const { staged, bytes } = await read(photo, "holiday.jpg");
    expect(staged).toMatchObject({ width: 30, height: 60 });
    const metadata = await sharp(bytes).metadata();
    expect(metadata).toMatchObject({ format: "jpeg", width: 30, height: 60 });
    expect([metadata.exif, metadata.xmp, metadata.iptc, metadata.orientation]).toEqual([...Array(4)]);
    expect(bytes.includes("Vera")).toBe(false);
    const thumbnail = await (await fetch(staged.thumbnailUrl as string)).arrayBuffer();
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 30, height: 60, format: "webp" });
  });

  test("what hides behind or inside a picture does not survive", async () => {
    const script = Buffer.from("<script>alert(1)</script>");
    const jpeg = await image(20, 20).jpeg().toBuffer();
    const gif = await image(20, 20).gif().toBuffer();
    for (const [bytes, fileName] of [
      [Buffer.concat([jpeg, EMPTY_ZIP, script]), "a.jpg"],
      [Buffer.concat([gif, script]), "b.gif"],
    ] as const) {
      const taken = await read(bytes, fileName);
      expect(taken.bytes.includes("script")).toBe(false);
      expect(taken.bytes.includes("PK")).toBe(false);
      expect((await sharp(taken.bytes).metadata()).width).toBe(20);
    }
  });

  test.each(["gif", "webp"] as const)("an animated %s stays animated", async (format) => {
    const frames = await Promise.all(
      ["red", "green", "blue"].map((background) =>
        sharp({ create: { width: 40, height: 30, channels: 4, background } })
          .png()
          .toBuffer(),
      ),
    );
    const animation = await sharp(frames, { join: { animated: true } })
      .toFormat(format, { delay: [100, 200, 300], loop: 0 })
      .toBuffer();
    const { staged, bytes } = await read(animation, `party.${format}`);
    expect(staged).toMatchObject({ width: 40, height: 30 });
    expect(await sharp(bytes).metadata()).toMatchObject({ pages: 3, delay: [100, 200, 300], loop: 0 });
  });

  test("a large picture is made smaller", async () => {
    const { staged } = await read(await image(6_000, 1_500).jpeg().toBuffer(), "wide.jpg");
    expect(staged).toMatchObject({ width: 4_096, height: 1_024 });
  });

  test("a picture that would fill the memory is refused by what its header says", async () => {
    const bomb = await send(pngOf(60_000, 60_000), "bomb.png");
    expect(bomb).toEqual({
      status: "rejected",
      message: "Unsupported file type: the image has too many pixels (60000 × 60000)",
    });
  });

  test("an animation that would fill the memory is refused before it is unpacked", async () => {
    const frames = await Promise.all(
      ["red", "blue"].map((background) => image(1_000, 1_000, background).png().toBuffer()),
    );
    const short = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    const last = short.subarray(short.lastIndexOf(Buffer.from("21f904", "hex")), -1);
    const long = Buffer.concat([short.subarray(0, -1), ...Array<Buffer>(150).fill(last), short.subarray(-1)]);
    expect(await send(long, "bomb.gif")).toEqual({
      status: "rejected",
      message: "Unsupported file type: the image has too many pixels (1000 × 1000 × 152)",
    });
  });

  test("a file that says it is too large is refused, and its address is still good", async () => {
    const url = await uploadUrl(server, vera);
    const response = await post(url, Buffer.alloc(10 * 1_048_576 + 1, "a"));
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      code: "PAYLOAD_TOO_LARGE",
      message: "The file is larger than 10 MB",
      error: "The file is larger than 10 MB",
    });
    expect((await post(url, Buffer.alloc(10 * 1_048_576, "a"))).status).toBe(200);
  });

  test("a file that does not say how large it is is cut off where it becomes too large", async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 400) controller.close();
        else controller.enqueue(Buffer.alloc(65_536, "a"));
      },
    });
    const init = { method: "POST", body: endless, duplex: "half" } as RequestInit;
    const response = await fetch(await uploadUrl(server, vera), init);
    expect(response.status).toBe(413);
  });

  test("a workspace decides how large files are and of which types", async () => {
    const { workspaceId } = owner;
    const http = server.http(owner.token);
    expect(await http.query(getLimits, { workspaceId })).toMatchObject({
      maxSizeBytes: 10_485_760,
      maxFilesPerMessage: 5,
      extensions: ["png", "jpg", "jpeg", "gif", "webp", "pdf", "txt", "csv", "json", "zip"],
    });
    const own = { maxSizeBytes: 1_000, extensions: ["txt", ".PNG"] };
    await http.mutation(updateLimits, { workspaceId, ...own });
    expect((await post(await uploadUrl(server, vera), "a".repeat(1_001))).status).toBe(413);
    expect(await send("a,b", "table.csv")).toEqual(REJECTED);
    expect(await send(EMPTY_ZIP, "all.zip")).toEqual(REJECTED);
    expect(await send(await image(2, 2).png().toBuffer(), "dot.png")).toMatchObject({ status: "staged" });
    await expect(http.mutation(updateLimits, { workspaceId, extensions: ["svg"] })).rejects.toThrow(
      "Foyer recognises png",
    );
    await http.mutation(updateLimits, { workspaceId, maxSizeBytes: null, extensions: null });
    expect(await send("a,b", "table.csv")).toMatchObject({ status: "staged" });
  });
});

/** A PNG whose header promises a size that its few bytes do not have. */
function pngOf(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([
    signature,
    chunkOf("IHDR", header),
    chunkOf("IDAT", deflateSync(Buffer.alloc(100_000))),
    chunkOf("IEND", Buffer.alloc(0)),
  ]);
}

function chunkOf(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const body = Buffer.concat([Buffer.from(kind, "latin1"), content]);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
