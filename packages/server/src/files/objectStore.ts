/** Files in any store that speaks the S3 protocol: requests signed with a key, paths that begin with the bucket. */
import { readFile } from "node:fs/promises";
import { AppError } from "@foyer/protocol";
import { AwsClient } from "aws4fetch";
import type { FileStore } from "./store.ts";

/** Where the store is and how to sign in to it. */
export interface ObjectStoreAccess {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const MOST_MS = 60_000;

/** A store in a bucket. */
export function createObjectStore({ endpoint, bucket, ...access }: ObjectStoreAccess): FileStore {
  const client = new AwsClient({ ...access, service: "s3", retries: 3 });
  const addressOf = (key: string) => `${endpoint.replace(/\/+$/, "")}/${encodeURIComponent(bucket)}/${key}`;

  async function request(key: string, init: RequestInit): Promise<Response> {
    try {
      return await client.fetch(addressOf(key), init);
    } catch (cause) {
      throw unavailable(cause);
    }
  }

  return {
    async put(key, file) {
      const response = await request(key, {
        method: "PUT",
        body: await readFile(file.path),
        // The store compares the digest with what has arrived.
        headers: { "Content-Type": file.mimeType, "X-Amz-Content-Sha256": file.digest },
        signal: AbortSignal.timeout(MOST_MS),
      });
      await finish(response, [200, 201, 204]);
    },
    async read(key, range) {
      const headers = range ? { Range: `bytes=${range.start}-${range.end}` } : {};
      const response = await request(key, { method: "GET", headers });
      // The stream as Node declares it, and as the browser's types do, which the routes speak.
      if (response.ok && response.body) return response.body as ReadableStream<Uint8Array>;
      await finish(response, [404]);
      return null;
    },
    async remove(key) {
      const response = await request(key, { method: "DELETE", signal: AbortSignal.timeout(MOST_MS) });
      await finish(response, [200, 202, 204, 404]);
    },
  };
}

/** Reads an answer to its end, so that its connection can be used again; throws when its status is not expected. */
async function finish(response: Response, statuses: readonly number[]): Promise<void> {
  const text = await response.text();
  if (statuses.includes(response.status)) return;
  throw unavailable(new Error(`The store answered ${response.status}: ${text.slice(0, 300)}`));
}

function unavailable(cause: unknown): AppError {
  return new AppError("UNAVAILABLE", "The file store is not available right now. Try again soon.", { cause });
}
