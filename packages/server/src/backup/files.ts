/** Uploaded files in backups: the bytes behind the rows of attachments, each under its key in the file store. */
import { createHash, type Hash } from "node:crypto";
import type pg from "pg";
import type { Incoming } from "../files/incoming.ts";
import type { FileStore } from "../files/store.ts";
import type { ArchiveEntry, ArchiveWriter } from "./archive.ts";
import type { Manifest } from "./manifest.ts";

/** Where files are kept, and where they arrive. */
export interface FilePlaces {
  readonly store: FileStore;
  readonly incoming: Incoming;
}

/** Names in the archive begin with this; the key in the store follows. */
export const FILES = "files/";

const PAGE = 500;

interface StoredRow {
  id: string;
  mime_type: string;
  digest: string;
  size_bytes: number;
  thumbnail_size_bytes: number;
}

/** The keys and sizes of all files that the rows of a database know, page by page. */
async function* storedFiles(client: pg.Client) {
  for (let after = "00000000-0000-0000-0000-000000000000"; ; ) {
    const { rows } = await client.query<StoredRow>(
      `select id, mime_type, digest, size_bytes, thumbnail_size_bytes from attachments
        where id > $1 and digest is not null and status <> 'removed' order by id limit ${PAGE}`,
      [after],
    );
    for (const row of rows) {
      const id = row.id.replaceAll("-", "");
      yield { key: `${id}/file`, sizeBytes: row.size_bytes, mimeType: row.mime_type, digest: row.digest };
      if (row.thumbnail_size_bytes === 0) continue;
      yield { key: `${id}/thumbnail`, sizeBytes: row.thumbnail_size_bytes, mimeType: "image/webp", digest: null };
    }
    const last = rows.at(-1);
    if (!last || rows.length < PAGE) return;
    after = last.id;
  }
}

/** The keys of all files that the rows of a database know. */
export async function keysOf(client: pg.Client): Promise<Set<string>> {
  const keys = new Set<string>();
  for await (const { key } of storedFiles(client)) keys.add(key);
  return keys;
}

/** Copies the files that the rows know. Those that are gone, since they were removed meanwhile, are named. */
export async function copyFilesOut(
  client: pg.Client,
  { store }: Pick<FilePlaces, "store">,
  archive: ArchiveWriter,
): Promise<Manifest["files"]> {
  const tally = createTally();
  for await (const { key, sizeBytes } of storedFiles(client)) {
    const bytes = await store.read(key);
    if (!bytes) {
      tally.missing.push(key);
      continue;
    }
    tally.begin(key);
    // The types are the browser's, where such a stream cannot be gone through; Node's can.
    const pieces = bytes as unknown as AsyncIterable<Uint8Array>;
    await archive.addStream(`${FILES}${key}`, sizeBytes, tally.measure(pieces));
  }
  return tally.sum();
}

/** Puts files of an archive into the store, one after another; `kept` is told of each before it is there. */
export function createFilesIn(client: pg.Client, { store, incoming }: FilePlaces, kept: Set<string>) {
  const tally = createTally();
  return {
    async put({ name, bytes }: ArchiveEntry): Promise<void> {
      const key = name.slice(FILES.length);
      const [, id, variant] = key.match(/^([0-9a-f]{32})\/(file|thumbnail)$/) ?? [];
      if (!id || !variant) throw new Error(`"${name}" is not the name of a file.`);
      const text = "select mime_type, digest from attachments where id = $1";
      const row = (await client.query<StoredRow>(text, [id])).rows[0];
      if (!row) throw new Error(`The file ${key} belongs to nothing.`);
      tally.begin(key);
      const received = await incoming.receive(tally.measure(bytes), Number.POSITIVE_INFINITY);
      if (!received) throw new Error(`The file ${key} could not be received.`);
      if (variant === "file" && received.digest !== row.digest) throw new Error(`The file ${key} is damaged.`);
      kept.add(key);
      const mimeType = variant === "file" ? row.mime_type : "image/webp";
      await store.put(key, { ...received, mimeType });
      await incoming.discard(received.path);
    },
    sum: tally.sum,
  };
}

/** Counts files and hashes their names and bytes, in order. */
function createTally() {
  const hash: Hash = createHash("sha256");
  const missing: string[] = [];
  let count = 0;
  let sizeBytes = 0;
  return {
    missing,
    begin(key: string) {
      count += 1;
      hash.update(`${key}\n`);
    },
    async *measure(bytes: AsyncIterable<Uint8Array>) {
      for await (const chunk of bytes) {
        hash.update(chunk);
        sizeBytes += chunk.byteLength;
        yield chunk;
      }
    },
    sum: (): Manifest["files"] => ({ count, sizeBytes, sha256: hash.copy().digest("hex"), missing }),
  };
}
