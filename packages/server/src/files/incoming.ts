/**
 * The place where files arrive: temporary files, gone when they have been kept or refused.
 * Knows bytes and bounds; does not know what they are.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** What arrived. */
export interface Received {
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
}

/** Temporary files in one directory. */
export interface Incoming {
  /** A place for one more file. */
  place(): Promise<string>;
  /** Writes what arrives, at most `maxSizeBytes`; null when it is more. The file is gone then. */
  receive(body: AsyncIterable<Uint8Array>, maxSizeBytes: number): Promise<Received | null>;
  /** Removes files, whether they are there or not. */
  discard(...paths: string[]): Promise<void>;
  /** Removes what a crash has left behind: everything last written before `time`. */
  sweep(time: number): Promise<void>;
}

/** Makes `directory` when it is first needed. */
export function createIncoming(directory: string): Incoming {
  async function place(): Promise<string> {
    await mkdir(directory, { recursive: true });
    return join(directory, randomUUID());
  }

  async function discard(...paths: string[]): Promise<void> {
    await Promise.all(paths.map((path) => rm(path, { force: true })));
  }

  return {
    place,
    discard,
    async receive(body, maxSizeBytes) {
      const path = await place();
      try {
        const received = await write(body, path, maxSizeBytes);
        if (!received) await discard(path);
        return received;
      } catch (error) {
        await discard(path);
        throw error;
      }
    },
    async sweep(time) {
      const names = await readdir(directory).catch(() => []);
      for (const name of names) {
        const path = join(directory, name);
        const facts = await stat(path).catch(() => undefined);
        if (facts && facts.mtimeMs < time) await discard(path);
      }
    },
  };
}

async function write(body: AsyncIterable<Uint8Array>, path: string, maxSizeBytes: number): Promise<Received | null> {
  const hash = createHash("sha256");
  const file = await open(path, "wx");
  let sizeBytes = 0;
  try {
    for await (const part of body) {
      sizeBytes += part.byteLength;
      if (sizeBytes > maxSizeBytes) return null;
      hash.update(part);
      await file.writeFile(part);
    }
  } finally {
    await file.close();
  }
  return { path, sizeBytes, digest: hash.digest("hex") };
}

/** The SHA-256 of a file, hexadecimal, and its size. */
export async function measure(path: string): Promise<{ digest: string; sizeBytes: number }> {
  const hash = createHash("sha256");
  const file = await open(path);
  let sizeBytes = 0;
  for await (const part of file.createReadStream() as AsyncIterable<Buffer>) {
    sizeBytes += part.byteLength;
    hash.update(part);
  }
  return { digest: hash.digest("hex"), sizeBytes };
}
