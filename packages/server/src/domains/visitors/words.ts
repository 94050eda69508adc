/** The words under which a visitor is found. */
import type { MutationContext } from "../../engine/context.ts";
import { visitorWords } from "./tables.ts";
import type { VisitorRow } from "./visitor.ts";

const LONGEST_WORD = 64;
const MOST_WORDS = 24;

/** The parts of a text between spaces, as they are compared: small letters without accents. */
export function partsOf(text: string): string[] {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...new Set(plain.split(/\s+/).filter(Boolean))].map((part) => part.slice(0, LONGEST_WORD));
}

/** The words of a visitor: each part of what names them, and the words within a part. */
export function wordsOf(visitor: Pick<VisitorRow, "readableId" | "name" | "email" | "externalUserId">): string[] {
  const named = [visitor.name, visitor.email, visitor.externalUserId].flatMap((text) => partsOf(text ?? ""));
  const within = named.flatMap((part) => part.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1));
  return [...new Set([visitor.readableId, ...named, ...within])].slice(0, MOST_WORDS);
}

/** Makes the stored words of a visitor those of the row, changing only what differs. */
export async function storeWords(ctx: MutationContext, visitor: VisitorRow): Promise<void> {
  const stored = await ctx.db.list(visitorWords, "byVisitor", { eq: { visitorId: visitor.id }, limit: MOST_WORDS * 2 });
  const wanted = new Set(visitor.mergedInto ? [] : wordsOf(visitor));
  const known = new Set(stored.map((row) => row.word));
  for (const row of stored) if (!wanted.has(row.word)) ctx.db.remove(visitorWords, row.id);
  const missing = [...wanted].filter((word) => !known.has(word));
  const { workspaceId, id: visitorId } = visitor;
  ctx.db.insertMany(
    visitorWords,
    missing.map((word) => ({ workspaceId, visitorId, word })),
  );
}
