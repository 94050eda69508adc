/** How large files may be, how many a message may carry, and of which types they are: for each purpose, in each workspace. */
import { AppError } from "@foyer/protocol";
import { mutation, query } from "../../engine/declare.ts";
import { type Infer, z } from "../../engine/values.ts";
import { FILE_TYPES, typeOfExtension, typeOfMimeType } from "../../files/fileTypes.ts";
import type { Reader } from "../../persistence/reader.ts";
import { workspaces } from "../workspaces/tables.ts";
import { attachmentLimits, type Purpose } from "./tables.ts";

export const module = "supportAttachments";

const MEGABYTE = 1_048_576;
/** Nothing larger arrives, whatever a workspace says. */
const MOST_MEGABYTES = 50;
const IMAGES = ["png", "jpg", "jpeg", "gif", "webp"];

/** The limits of one purpose. */
export interface Limits {
  readonly maxSizeBytes: number;
  readonly maxFilesPerMessage: number;
  /** Endings of file names. */
  readonly extensions: readonly string[];
}

const USUAL: Readonly<Record<Purpose, Limits>> = {
  message: {
    maxSizeBytes: 10 * MEGABYTE,
    maxFilesPerMessage: 5,
    extensions: [...IMAGES, "pdf", "txt", "csv", "json", "zip"],
  },
  marketplace: { maxSizeBytes: 5 * MEGABYTE, maxFilesPerMessage: 1, extensions: IMAGES },
  avatar: { maxSizeBytes: 5 * MEGABYTE, maxFilesPerMessage: 1, extensions: IMAGES },
  logo: { maxSizeBytes: 5 * MEGABYTE, maxFilesPerMessage: 1, extensions: IMAGES },
  article: { maxSizeBytes: 5 * MEGABYTE, maxFilesPerMessage: 1, extensions: [...IMAGES, "avif"] },
};

/** The limits that hold in a workspace. */
export async function limitsOf(db: Reader, workspaceId: string, purpose: Purpose): Promise<Limits> {
  const own = await db.first(attachmentLimits, "byPurpose", { workspaceId, purpose });
  const usual = USUAL[purpose];
  return {
    maxSizeBytes: own?.maxSizeBytes ?? usual.maxSizeBytes,
    maxFilesPerMessage: own?.maxFilesPerMessage ?? usual.maxFilesPerMessage,
    extensions: own?.extensions ?? usual.extensions,
  };
}

/** Whether files of a type are accepted; texts are told apart by their names only, so `isNamed` says whether they are. */
export function accepts(
  { extensions }: Pick<Limits, "extensions">,
  mimeType: string,
  { isNamed = true } = {},
): boolean {
  const type = typeOfMimeType(mimeType);
  if (!type) return false;
  if (!isNamed && type.family === "text") return extensions.some((each) => typeOfExtension(each)?.family === "text");
  return type.extensions.some((each) => extensions.includes(each));
}

/** Says that a file is too large, in the words that clients of the purpose expect. */
export function tooLarge(purpose: Purpose, maxSizeBytes: number): AppError {
  const size = Math.floor((maxSizeBytes / MEGABYTE) * 10) / 10;
  const message = purpose === "message" ? `The file is larger than ${size} MB` : `Image size exceeds ${size}MB limit`;
  const code = purpose === "marketplace" ? "INVALID_INPUT" : "PAYLOAD_TOO_LARGE";
  return new AppError(code, message, { path: "file", data: { maxSizeBytes } });
}

const limitsShape = z.object({
  maxSizeBytes: z.number(),
  maxFilesPerMessage: z.number(),
  /** Endings of file names, without the dot. */
  extensions: z.array(z.string()),
  /** The same as types, for file choosers. */
  mimeTypes: z.array(z.string()),
});

/** Get what files may be uploaded: how large, how many in a message, of which types. */
export const getLimits = query({
  args: {
    workspaceId: z.id("workspaces"),
    purpose: z.enum(["message", "marketplace", "avatar", "logo", "article"]).optional(),
    visitorId: z.id("visitors").optional(),
    sessionToken: z.text(100).optional(),
  },
  returns: limitsShape,
  subject: [workspaces, "workspaceId"],
  access: { agent: true, visitor: true, participant: true },
  shared: true,
  async handler(ctx, { workspaceId, purpose = "message" }) {
    return toLimits(await limitsOf(ctx.db, workspaceId, purpose));
  },
});

/** Change what files messages may carry; what is `null` becomes the usual again, what is left out stays. */
export const updateLimits = mutation({
  args: {
    workspaceId: z.id("workspaces"),
    purpose: z.enum(["message", "marketplace"]).optional(),
    maxSizeBytes: z
      .number()
      .int()
      .min(1)
      .max(MOST_MEGABYTES * MEGABYTE)
      .nullable()
      .optional(),
    maxFilesPerMessage: z.number().int().min(1).max(10).nullable().optional(),
    extensions: z.array(z.text(10, 1)).min(1).max(50).nullable().optional(),
  },
  returns: limitsShape,
  subject: [workspaces, "workspaceId"],
  access: { agent: "settings.workspace" },
  async handler(ctx, { workspaceId, purpose = "message", ...given }) {
    const extensions = given.extensions?.map((each) => each.toLowerCase().replace(/^\./, ""));
    const unknown = extensions?.findIndex((each) => !typeOfExtension(each)) ?? -1;
    if (unknown >= 0) {
      const known = FILE_TYPES.flatMap((type) => type.extensions).join(", ");
      throw new AppError("INVALID_INPUT", `Foyer recognises ${known}`, { path: `extensions[${unknown}]` });
    }
    await ctx.db.insertNew(attachmentLimits, { workspaceId, purpose });
    const row = await ctx.db.first(attachmentLimits, "byPurpose", { workspaceId, purpose }, { lock: true });
    const changed = Object.entries({ ...given, ...(extensions ? { extensions } : {}) });
    const patch = Object.fromEntries(changed.filter(([, value]) => value !== undefined));
    if (row && Object.keys(patch).length > 0) {
      await ctx.db.update(attachmentLimits, row.id, patch);
      ctx.audit({
        workspaceId,
        action: "attachments.limits_changed",
        resourceType: "workspace",
        resourceId: workspaceId,
        metadata: { purpose, changed: Object.keys(patch).join(",") },
      });
    }
    return toLimits(await limitsOf(ctx.db, workspaceId, purpose));
  },
});

function toLimits(limits: Limits): Infer<typeof limitsShape> {
  const types = limits.extensions.flatMap((each) => typeOfExtension(each)?.mimeType ?? []);
  return { ...limits, extensions: [...limits.extensions], mimeTypes: [...new Set(types)] };
}
