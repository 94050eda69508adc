/** What a backup says about itself: at its beginning what it was made from, at its end what it must hold. */
import { z } from "zod";

/** The names of the two entries that say so. */
export const HEAD = "backup.json";
/** The last entry: without it, a backup is not whole. */
export const MANIFEST = "manifest.json";

const name = z.string().min(1).max(63);
const sum = z.object({ rows: z.number(), sizeBytes: z.number(), sha256: z.string() });

/** The first entry. */
export const headSchema = z.object({
  /** Rises when older versions of Foyer can no longer read what newer ones write. */
  format: z.literal(1),
  foyer: z.string(),
  postgres: z.string(),
  createdAt: z.string(),
  /** The migrations that the database had seen, oldest first. */
  migrations: z.array(z.object({ hash: z.string(), at: z.number() })).min(1),
  tables: z.array(z.object({ name, columns: z.array(name).min(1) })),
  /** Equal for equal master keys, and tells nothing about them. */
  keyMark: z.string(),
});

/** The last entry. */
export const manifestSchema = z.object({
  tables: z.record(name, sum),
  jobs: sum,
  /** `sha256` is that of every file's name and bytes, in order. */
  files: z.object({ count: z.number(), sizeBytes: z.number(), sha256: z.string(), missing: z.array(z.string()) }),
  sequences: z.array(z.object({ table: name, column: name, lastValue: z.string(), isCalled: z.boolean() })),
});

/** The first entry. */
export type Head = z.infer<typeof headSchema>;
/** The last entry. */
export type Manifest = z.infer<typeof manifestSchema>;
/** What a table holds. */
export type Sum = z.infer<typeof sum>;
