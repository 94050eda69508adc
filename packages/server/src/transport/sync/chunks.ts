/**
 * Splits very long transitions for clients that can put them together, so that a slow link still shows signs of life.
 */
import type { IncomingMessage } from "node:http";
import { readClientVersion, supportsChunks } from "@foyer/protocol";

const CHUNK_LENGTH = 4_000_000;

/** Splits messages for one client. */
export interface ChunkSplitter {
  split(text: string): readonly string[];
}

/** A splitter for the client that made `request`; clients that do not know chunks get whole messages. */
export function createChunkSplitter(request: IncomingMessage): ChunkSplitter {
  const header = request.headers["convex-client"];
  const path = request.url?.match(/^\/api\/([^/]+)\/sync/)?.[1];
  const version = readClientVersion({
    ...(typeof header === "string" ? { header } : {}),
    ...(path === undefined ? {} : { path }),
  });
  if (!supportsChunks(version)) return { split: (text) => [text] };
  let transitions = 0;
  return {
    split(text) {
      if (text.length <= CHUNK_LENGTH || !text.startsWith('{"type":"Transition"')) return [text];
      transitions += 1;
      const totalParts = Math.ceil(text.length / CHUNK_LENGTH);
      return Array.from({ length: totalParts }, (_, partNumber) =>
        JSON.stringify({
          type: "TransitionChunk",
          chunk: text.slice(partNumber * CHUNK_LENGTH, (partNumber + 1) * CHUNK_LENGTH),
          partNumber,
          totalParts,
          transitionId: String(transitions),
        }),
      );
    },
  };
}
