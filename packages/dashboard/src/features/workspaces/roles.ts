import type { api } from "@foyer/sdk";
import type { FunctionReturnType } from "convex/server";

/** A member of the workspace. */
export type Member = FunctionReturnType<typeof api.workspaceMembers.listByWorkspace>[number];

/** What somebody may be in a workspace. */
export type Role = "owner" | "admin" | "agent" | "viewer";

/** The roles that can be given, with what they mean; the owner's is only handed over. */
export const roleOptions: readonly { value: Exclude<Role, "owner">; label: string; description: string }[] = [
  { value: "admin", label: "Admin", description: "Everything but billing and ownership" },
  { value: "agent", label: "Agent", description: "Works on conversations" },
  { value: "viewer", label: "Viewer", description: "Reads, and changes nothing" },
];

/** What a role is called. */
export function labelOfRole(role: Role): string {
  return role === "owner" ? "Owner" : (roleOptions.find(({ value }) => value === role)?.label ?? role);
}

/** Every permission in the words of the dashboard, in groups. */
export const permissionGroups: readonly { name: string; permissions: readonly (readonly [string, string])[] }[] = [
  {
    name: "Conversations",
    permissions: [
      ["conversations.read", "Read conversations"],
      ["conversations.reply", "Reply and write notes"],
      ["conversations.assign", "Assign"],
      ["conversations.close", "Close and snooze"],
      ["conversations.delete", "Delete messages of others"],
      ["snippets.manage", "Change snippets"],
    ],
  },
  {
    name: "People",
    permissions: [
      ["users.read", "See visitors and teammates"],
      ["users.invite", "Invite teammates"],
      ["users.manage", "Change roles"],
      ["users.remove", "Remove teammates"],
      ["data.export", "Export data"],
      ["data.delete", "Erase visitors"],
    ],
  },
  {
    name: "Content",
    permissions: [
      ["articles.read", "Read articles"],
      ["articles.create", "Write articles"],
      ["articles.publish", "Publish articles"],
      ["articles.delete", "Delete articles"],
      ["tours.manage", "Change tours"],
      ["checklists.manage", "Change checklists"],
    ],
  },
  {
    name: "Settings",
    permissions: [
      ["settings.workspace", "Workspace and messenger"],
      ["settings.security", "Security"],
      ["settings.integrations", "Integrations"],
      ["settings.billing", "Billing"],
      ["audit.read", "Audit log"],
      ["marketplace.admin", "Join conversations of the marketplace"],
      ["marketplace.store", "Answer for stores whose staff they belong to"],
    ],
  },
];
