/** Where the bytes of files are kept. */
import { join } from "node:path";
import type { Config } from "../config.ts";
import { createDiskStore } from "./diskStore.ts";
import { createObjectStore } from "./objectStore.ts";

/** Bytes that lie in a temporary file and wait to be kept. */
export interface NewFile {
  readonly path: string;
  readonly sizeBytes: number;
  /** SHA-256, hexadecimal. */
  readonly digest: string;
  readonly mimeType: string;
}

/** A part of a file: both ends included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Keeps bytes under keys such as "0198…/file". */
export interface FileStore {
  /** Keeps bytes; when it answers, they survive a crash. May take the temporary file for its own. */
  put(key: string, file: NewFile): Promise<void>;
  /** The bytes, or a part of them; null when there are none. */
  read(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
  /** Forgets bytes; those that are not there are forgotten already. */
  remove(key: string): Promise<void>;
}

/** The directory of everything that concerns files on this machine. */
export function filesDirectory(config: Pick<Config, "dataDirectory">): string {
  return join(config.dataDirectory, "files");
}

/** The configured store: an S3-compatible one, else the disk. */
export function createFileStore(config: Config): FileStore {
  const { S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_REGION } = config;
  if (!S3_ENDPOINT) return createDiskStore(join(filesDirectory(config), "kept"));
  if (!S3_BUCKET || !S3_ACCESS_KEY_ID || !S3_SECRET_ACCESS_KEY) {
    throw new Error("S3_ENDPOINT also needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY.");
  }
  return createObjectStore({
    endpoint: S3_ENDPOINT,
    bucket: S3_BUCKET,
    region: S3_REGION,
    accessKeyId: S3_ACCESS_KEY_ID,
    secretAccessKey: S3_SECRET_ACCESS_KEY,
  });
}
