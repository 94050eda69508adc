/** A visitor as lists show one. */
import { type Infer, z } from "../../engine/values.ts";
import type { Reader } from "../../persistence/reader.ts";
import { visitors } from "./tables.ts";

export const locationShape = z.object({
  city: z.text(200).optional(),
  region: z.text(200).optional(),
  country: z.text(200).optional(),
  countryCode: z.text(10).optional(),
});

export const deviceShape = z.object({
  browser: z.text(200).optional(),
  os: z.text(200).optional(),
  deviceType: z.text(200).optional(),
  platform: z.text(200).optional(),
});

/** Who writes, in short. */
export const visitorSummaryShape = z.object({
  _id: z.id("visitors"),
  readableId: z.string(),
  name: z.string().optional(),
  email: z.string().optional(),
  identityVerified: z.boolean(),
  location: locationShape.optional(),
});

/** Short descriptions of several visitors in one read. */
export async function visitorSummary(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, Infer<typeof visitorSummaryShape>>> {
  const rows = await db.getMany(visitors, ids, {
    only: ["id", "readableId", "name", "email", "identityVerified", "location"],
  });
  return new Map(
    [...rows].map(([id, row]) => [
      id,
      {
        _id: id,
        readableId: row.readableId,
        name: row.name ?? undefined,
        email: row.email ?? undefined,
        identityVerified: row.identityVerified,
        location: row.location ?? undefined,
      },
    ]),
  );
}
