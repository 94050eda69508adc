/** Which workspace a public page is about. */
import { query } from "../../engine/declare.ts";
import { z } from "../../engine/values.ts";
import { workspaces } from "./tables.ts";
import { helpCenterAccessPolicy } from "./workspace.ts";

export const module = "workspaces";

const MOST_LOOKED_AT = 50;

/** The workspace whose help center a public page shows: the given one, else the oldest that is public, else the oldest; `null` before there is any. */
export const getPublicWorkspaceContext = query({
  args: { workspaceId: z.id("workspaces").optional(), articleSlug: z.text(200).optional() },
  returns: z.object({ _id: z.id("workspaces"), name: z.string(), helpCenterAccessPolicy }).nullable(),
  access: { anyone: true },
  shared: true,
  async handler(ctx, { workspaceId }) {
    const oldest = workspaceId
      ? [await ctx.db.observe(workspaces, workspaceId)]
      : await ctx.db.list(workspaces, "byCreation", { limit: MOST_LOOKED_AT });
    const shown = oldest.filter((each) => each && (workspaceId || each.sandboxOf === null));
    const row = shown.find((each) => each?.helpCenterAccessPolicy === "public") ?? shown[0];
    if (!row) return null;
    return { _id: row.id, name: row.name, helpCenterAccessPolicy: row.helpCenterAccessPolicy };
  },
});
