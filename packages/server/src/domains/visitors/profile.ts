/** What a visitor's browser or its host tells about them, and how it is kept. */
import { isDeepStrictEqual } from "node:util";
import { AppError } from "@foyer/protocol";
import type { MutationContext } from "../../engine/context.ts";
import { type ArgsOf, z } from "../../engine/values.ts";
import { knownEmail } from "../identity/emailAddress.ts";
import { attributesShape, mergeAttributes } from "./attributes.ts";
import { deviceShape } from "./summary.ts";
import { type Location, visitors } from "./tables.ts";
import type { VisitorRow } from "./visitor.ts";
import { storeWords } from "./words.ts";

const place = z.text(200).nullable().optional();

/** A place as clients send it: what they do not know is absent or null. */
export const locationArgs = z.object({ city: place, region: place, country: place, countryCode: place });

/** The arguments by which boot and identify describe a visitor. */
export const profileArgs = {
  email: z.text(320).optional(),
  name: z.text(200).optional(),
  location: locationArgs.optional(),
  device: deviceShape.optional(),
  referrer: z.text(4_000).optional(),
  currentUrl: z.text(4_000).optional(),
  customAttributes: attributesShape.optional(),
};

/** A description of a visitor. */
export type Profile = ArgsOf<typeof profileArgs>;

/** A place without what is not known; undefined when nothing is. */
export function knownPlace(location: Profile["location"]): Location | undefined {
  // What goes through an object's entries forgets its types.
  const known = Object.entries(location ?? {}).filter(([, value]) => value);
  return known.length > 0 ? (Object.fromEntries(known) as Location) : undefined;
}

/** Keeps what a description says, and gives the row as it is then. What it leaves out stays. */
export async function keepProfile(
  ctx: MutationContext,
  visitor: VisitorRow,
  profile: Profile & { externalUserId?: string },
): Promise<VisitorRow> {
  const { location, customAttributes, email, name, device, ...plain } = profile;
  const given: { [K in keyof VisitorRow]?: VisitorRow[K] | undefined } = {
    ...plain,
    email: knownEmail(email),
    name: name?.trim() || undefined,
    location: knownPlace(location),
    device: device && { ...visitor.device, ...device },
    customAttributes: customAttributes && mergeAttributes(visitor.customAttributes, customAttributes),
    lastSeenAt: ctx.now,
  };
  const changes = Object.entries(given).filter(
    // All keys are columns.
    ([key, value]) => value !== undefined && !isDeepStrictEqual(value, visitor[key as keyof VisitorRow]),
  );
  if (changes.length === 0) return visitor;
  const row = await ctx.db.update(visitors, visitor.id, Object.fromEntries(changes));
  if (!row) throw new AppError("NOT_FOUND", "Visitor not found");
  if (changes.some(([key]) => ["email", "name", "externalUserId"].includes(key))) await storeWords(ctx, row);
  return row;
}
