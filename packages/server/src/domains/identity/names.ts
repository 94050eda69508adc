/** Names and pictures of agents, as messages and lists show them. */
import type { Surroundings } from "../../engine/context.ts";
import { isId } from "../../persistence/ids.ts";
import type { Reader } from "../../persistence/reader.ts";
import { users } from "./tables.ts";

/** How a person is shown. */
export interface ShownPerson {
  name: string;
  avatarUrl?: string;
}

/** Names of several agents in one read; those who set no name show the part of their address before the @. */
export async function namesOfUsers(
  ctx: { db: Reader; surroundings: Surroundings; isPast?(time: number): boolean },
  ids: readonly string[],
): Promise<Map<string, ShownPerson>> {
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  const rows = await ctx.db.getMany(users, known, { only: ["id", "name", "email", "avatarAttachmentId"] });
  return new Map(
    [...rows].map(([id, row]) => [
      id,
      {
        name: row.name ?? row.email.split("@")[0] ?? "Support",
        ...(row.avatarAttachmentId
          ? { avatarUrl: ctx.surroundings.signFile(row.avatarAttachmentId, "file", ctx) }
          : {}),
      },
    ]),
  );
}
