/** Rows in and out of PostgreSQL by COPY, measured on their way. Knows bytes; does not know what is in them. */
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from, to } from "pg-copy-streams";
import type { ArchiveWriter } from "./archive.ts";
import type { Sum } from "./manifest.ts";

/** An entry's size must be known before it is written, so that rows are gathered in pieces of about this many bytes. */
const PIECE_BYTES = 4 * 1_024 * 1_024;

/** Copies what `source` (a table with its columns, or a query in parentheses) gives into pieces below `folder`. */
export async function copyOut(client: pg.Client, source: string, target: CopyTarget): Promise<Sum> {
  const stream = client.query(to(`copy ${source} to stdout`));
  const hash = createHash("sha256");
  let sizeBytes = 0;
  let gathered: Buffer[] = [];
  let gatheredBytes = 0;
  let pieces = 0;
  const flush = async () => {
    if (gatheredBytes === 0) return;
    pieces += 1;
    await target.archive.add(`${target.folder}/${String(pieces).padStart(6, "0")}`, Buffer.concat(gathered));
    gathered = [];
    gatheredBytes = 0;
  };
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk);
    sizeBytes += chunk.length;
    gathered.push(chunk);
    gatheredBytes += chunk.length;
    if (gatheredBytes >= PIECE_BYTES) await flush();
  }
  await flush();
  return { rows: stream.rowCount, sizeBytes, sha256: hash.digest("hex") };
}

/** Where rows are copied to. */
export interface CopyTarget {
  readonly archive: ArchiveWriter;
  readonly folder: string;
}

/** Copies pieces into `target` (a table with its columns). */
export async function copyIn(client: pg.Client, target: string, pieces: AsyncIterable<Buffer>): Promise<Sum> {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  async function* measured() {
    for await (const chunk of pieces) {
      hash.update(chunk);
      sizeBytes += chunk.length;
      yield chunk;
    }
  }
  const stream = client.query(from(`copy ${target} from stdin`));
  await pipeline(Readable.from(measured()), stream);
  return { rows: stream.rowCount, sizeBytes, sha256: hash.digest("hex") };
}
