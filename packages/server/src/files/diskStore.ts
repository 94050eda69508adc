/** Files on the disk: a directory tree that no directory of grows too long. */
import { mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { codeOf } from "../errorCode.ts";
import type { FileStore } from "./store.ts";

const KEY = /^([0-9a-f]{32})\/([a-z]+)$/;

/** A store below `directory`. */
export function createDiskStore(directory: string): FileStore {
  /** Ids begin with the time, so their ends are what spreads them. */
  function pathOf(key: string): string {
    const [, id, variant] = key.match(KEY) ?? [];
    if (!id || !variant) throw new Error(`Not a key of a file: ${key}`);
    return join(directory, id.slice(-2), id.slice(-4, -2), `${id}.${variant}`);
  }

  return {
    async put(key, file) {
      const path = pathOf(key);
      await sync(file.path);
      await makeDirectory(dirname(path), directory);
      await rename(file.path, path);
      await sync(dirname(path));
    },
    async read(key, range) {
      const file = await open(pathOf(key)).catch(ignoreMissing);
      if (!file) return null;
      const stream = file.createReadStream(range ? { start: range.start, end: range.end } : {});
      // The stream of the web as Node declares it, and as the browser's types do, which the routes speak.
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    },
    async remove(key) {
      await rm(pathOf(key), { force: true });
    },
  };
}

/** A name is only on the disk once its directory is. */
async function makeDirectory(path: string, root: string): Promise<void> {
  const first = await mkdir(path, { recursive: true });
  if (!first) return;
  for (let each = dirname(path); each.startsWith(dirname(root)); each = dirname(each)) {
    await sync(each);
    if (each === dirname(first)) return;
  }
}

async function sync(path: string): Promise<void> {
  const handle = await open(path);
  try {
    await handle.sync();
  } catch (error) {
    // Some systems cannot do this with directories; there, the name is as safe as the system makes it.
    if (!["EPERM", "EISDIR", "EINVAL"].includes(codeOf(error) ?? "")) throw error;
  } finally {
    await handle.close();
  }
}

function ignoreMissing(error: unknown): undefined {
  if (codeOf(error) !== "ENOENT") throw error;
}
