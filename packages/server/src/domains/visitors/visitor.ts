/** How a visitor looks to clients. */
import { type Infer, z } from "../../engine/values.ts";
import type { Row } from "../../persistence/table.ts";
import { attributesShape } from "./attributes.ts";
import { deviceShape, locationShape } from "./summary.ts";
import type { visitors } from "./tables.ts";

/** A visitor. The key that the visitor's browser keeps is never shown. */
export const visitorShape = z.object({
  _id: z.id("visitors"),
  _creationTime: z.number(),
  workspaceId: z.id("workspaces"),
  readableId: z.string(),
  email: z.string().optional(),
  name: z.string().optional(),
  externalUserId: z.string().optional(),
  location: locationShape.optional(),
  device: deviceShape.optional(),
  referrer: z.string().optional(),
  currentUrl: z.string().optional(),
  customAttributes: attributesShape.optional(),
  /** Whether the host has vouched for `externalUserId`; everything else is what the visitor's browser says. */
  identityVerified: z.boolean(),
  identityVerifiedAt: z.number().optional(),
  firstSeenAt: z.number(),
  lastSeenAt: z.number(),
  createdAt: z.number(),
  /** The visitor that this one turned out to be. */
  mergedInto: z.id("visitors").optional(),
});

/** A visitor on the wire. */
export type Visitor = Infer<typeof visitorShape>;
/** A row of the table of visitors. */
export type VisitorRow = Row<typeof visitors>;

/** Presents a row. */
export function toVisitor(row: VisitorRow): Visitor {
  return {
    _id: row.id,
    _creationTime: row.createdAt,
    workspaceId: row.workspaceId,
    readableId: row.readableId,
    email: row.email ?? undefined,
    name: row.name ?? undefined,
    externalUserId: row.externalUserId ?? undefined,
    location: row.location ?? undefined,
    device: row.device ?? undefined,
    referrer: row.referrer ?? undefined,
    currentUrl: row.currentUrl ?? undefined,
    customAttributes: row.customAttributes ?? undefined,
    identityVerified: row.identityVerified,
    identityVerifiedAt: row.identityVerifiedAt ?? undefined,
    firstSeenAt: row.firstSeenAt,
    lastSeenAt: row.lastSeenAt,
    createdAt: row.createdAt,
    mergedInto: row.mergedInto ?? undefined,
  };
}
