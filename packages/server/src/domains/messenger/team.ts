/** Whom of the team visitors are shown. */
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { users } from "../identity/tables.ts";
import { permissionsOfMember } from "../workspaces/permissions.ts";
import { workspaceMembers, workspaces } from "../workspaces/tables.ts";
import { DEFAULT_LOOK } from "./look.ts";
import { messengerSettings } from "./tables.ts";

export const module = "messengerSettings";

const MOST_SHOWN = 5;
const MOST_CONSIDERED = 100;
const GATHER_MS = 2_000;

/**
 * Up to five teammates who answer visitors, with first names and pictures: those who are not away first, then as they
 * came. Empty when `showTeammateAvatars` is off; who has set no name is left out.
 */
export const getPublicTeam = query({
  args: { workspaceId: z.id("workspaces") },
  returns: z.array(
    z.object({
      _id: z.id("users"),
      name: z.string(),
      /** A signed address, good for some hours. */
      avatarUrl: z.string().optional(),
    }),
  ),
  subject: [workspaces, "workspaceId"],
  access: { anyone: true },
  shared: true,
  windowMs: GATHER_MS,
  async handler(ctx, { workspaceId }) {
    const look = (await ctx.db.first(messengerSettings, "byWorkspace", { workspaceId })) ?? DEFAULT_LOOK;
    if (!look.showTeammateAvatars) return [];
    const members = await ctx.db.list(workspaceMembers, "byWorkspaceAndUser", {
      eq: { workspaceId },
      limit: MOST_CONSIDERED,
    });
    const answering = members.filter((member) => permissionsOfMember(member).has("conversations.reply"));
    const ids = answering.toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
    const only = ["id", "name", "avatarAttachmentId", "isAway"] as const;
    const people = await ctx.db.getMany(
      users,
      ids.map(({ userId }) => userId),
      { only },
    );
    return ids
      .flatMap(({ userId }) => people.get(userId) ?? [])
      .filter((person) => firstNameOf(person.name) !== "")
      .sort((a, b) => Number(a.isAway) - Number(b.isAway))
      .slice(0, MOST_SHOWN)
      .map(({ id, name, avatarAttachmentId: avatar }) => ({
        _id: id,
        name: firstNameOf(name),
        avatarUrl: avatar ? ctx.surroundings.signFile(avatar, "file", ctx) : undefined,
      }));
  },
});

function firstNameOf(name: string | null): string {
  return name?.trim().split(/\s+/u)[0] ?? "";
}
