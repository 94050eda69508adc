/** Where the bytes of files are kept. */

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
