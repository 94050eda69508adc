/** The store that the configuration asks for. */
import { join } from "node:path";
import type { Config } from "../config.ts";
import { createDiskStore } from "./diskStore.ts";
import { createObjectStore } from "./objectStore.ts";
import type { FileStore } from "./store.ts";

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
