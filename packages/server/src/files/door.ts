/** What the routes of files ask for: to take a file in, and to hand one out. */
import type { ErrorData } from "@foyer/protocol";
import type { FileVariant } from "../signedFiles.ts";
import type { ByteRange } from "./store.ts";

/** A file on its way in. */
export interface Upload {
  readonly token: string;
  /** What the sender says about its length. */
  readonly declaredBytes?: number | undefined;
  /** SHA-256 that the sender has computed, hexadecimal. */
  readonly digest?: string | undefined;
  readonly body: AsyncIterable<Uint8Array>;
}

/** A file that was taken in, or that was refused for what it is. */
export interface UploadAnswer {
  readonly storageId: string;
  readonly refusal?: ErrorData;
}

/** A file on its way out. */
export interface StoredFile {
  readonly fileName: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
  /** Changes when the bytes do. */
  readonly etag: string;
  /** The bytes, or a part of them; null when they are gone. */
  read(range?: ByteRange): Promise<ReadableStream<Uint8Array> | null>;
}

/** Takes files in and hands them out. */
export interface FileDoor {
  upload(upload: Upload): Promise<UploadAnswer>;
  /** A file that may be read; null when there is none, or none any longer. */
  find(id: string, variant: FileVariant): Promise<StoredFile | null>;
}
