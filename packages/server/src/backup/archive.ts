/**
 * The file of a backup: an ordinary `.tar.gz`, written and read from its beginning to its end.
 * Knows entries and bytes; does not know what they are. What `tar` shows is what there is: should Foyer ever be gone,
 * the pieces of a table, one after another, are what `COPY … FROM` takes.
 */
import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import { extract, pack } from "tar-stream";

/** A backup that is being written. */
export interface ArchiveWriter {
  /** Adds an entry whose bytes are at hand. */
  add(name: string, bytes: Uint8Array | string): Promise<void>;
  /** Adds an entry of a known size. */
  addStream(name: string, sizeBytes: number, stream: AsyncIterable<Uint8Array>): Promise<void>;
  /** Resolves when everything is on the disk. */
  finish(): Promise<void>;
  /** Stops in the middle. */
  abandon(error: unknown): Promise<void>;
}

/** One entry of a backup that is being read; its bytes must be read before the next one is asked for. */
export interface ArchiveEntry {
  readonly name: string;
  readonly bytes: AsyncIterable<Buffer>;
}

/** Begins a backup in a file that does not exist yet and that only its owner may read. */
export function writeArchive(path: string): ArchiveWriter {
  const entries = pack();
  const written = pipeline(
    entries,
    createGzip({ level: 6 }),
    createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }),
  );
  let failure: { error: unknown } | undefined;
  let fail = (_: unknown) => {};
  written.catch((error: unknown) => {
    failure = { error };
    fail(error);
  });
  /** Whoever adds an entry waits for the disk, and learns of its failures there. Nothing is kept of an entry that was added. */
  const whileWriting = <T>(work: Promise<T>) =>
    new Promise<T>((resolve, reject) => {
      if (failure) reject(failure.error);
      fail = reject;
      work.then(resolve, reject);
    });

  return {
    add(name, bytes) {
      const added = new Promise<void>((resolve, reject) => {
        const buffer = Buffer.from(bytes as Uint8Array);
        entries.entry({ name, mode: 0o600, mtime: new Date() }, buffer, (error) => (error ? reject(error) : resolve()));
      });
      return whileWriting(added);
    },
    addStream(name, sizeBytes, stream) {
      return whileWriting(pipeline(Readable.from(stream), entries.entry({ name, mode: 0o600, size: sizeBytes })));
    },
    async finish() {
      entries.finalize();
      await written;
    },
    async abandon(error) {
      entries.destroy(error instanceof Error ? error : new Error(String(error)));
      await written.catch(() => {});
    },
  };
}

/** The entries of a backup, in the order in which they were written; throws where the file is damaged or ends early. */
export async function* readArchive(path: string): AsyncGenerator<ArchiveEntry> {
  const entries = extract();
  const read = pipeline(createReadStream(path), createGunzip(), entries);
  // Its failure also ends the loop below, which is where it is reported.
  read.catch(() => {});
  for await (const entry of entries) {
    yield { name: entry.header.name, bytes: entry as AsyncIterable<Buffer> };
    // What the reader left is passed over.
    entry.resume();
  }
  await read;
}
