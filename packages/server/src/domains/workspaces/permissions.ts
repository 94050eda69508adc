/** What each role may do: the permission matrix as one table. */

/** Every permission, with the roles that have it. */
export const PERMISSIONS = {
  "conversations.read": ["owner", "admin", "agent", "viewer"],
  "conversations.reply": ["owner", "admin", "agent"],
  "conversations.assign": ["owner", "admin", "agent"],
  "conversations.close": ["owner", "admin", "agent"],
  "conversations.delete": ["owner", "admin"],
  "users.read": ["owner", "admin", "agent", "viewer"],
  "users.invite": ["owner", "admin"],
  "users.manage": ["owner", "admin"],
  "users.remove": ["owner", "admin"],
  "articles.read": ["owner", "admin", "agent", "viewer"],
  "articles.create": ["owner", "admin"],
  "articles.publish": ["owner", "admin"],
  "articles.delete": ["owner", "admin"],
  "snippets.manage": ["owner", "admin", "agent"],
  "tours.manage": ["owner", "admin"],
  "checklists.manage": ["owner", "admin", "agent"],
  "settings.workspace": ["owner", "admin"],
  "settings.security": ["owner", "admin"],
  "settings.integrations": ["owner", "admin"],
  "settings.billing": ["owner"],
  "data.export": ["owner", "admin"],
  "data.delete": ["owner", "admin"],
  "audit.read": ["owner", "admin", "viewer"],
  "marketplace.admin": ["owner", "admin"],
  /** Counts for the stores whose staff the member belongs to. */
  "marketplace.store": ["owner", "admin", "agent"],
} as const satisfies Record<string, readonly Role[]>;

/** A role of a member. */
export type Role = "owner" | "admin" | "agent" | "viewer";
/** A permission. */
export type Permission = keyof typeof PERMISSIONS;

export const ROLES: readonly Role[] = ["owner", "admin", "agent", "viewer"];

/** Whether a text names a permission. */
export function isPermission(name: string): name is Permission {
  return Object.hasOwn(PERMISSIONS, name);
}

/** What a role may do. */
export function permissionsOfRole(role: Role): Permission[] {
  // Keys of an object are mere texts to the compiler, and a list of some roles can only be asked for those.
  return (Object.keys(PERMISSIONS) as Permission[]).filter((name) =>
    (PERMISSIONS[name] as readonly Role[]).includes(role),
  );
}

/** What a member may do: the member's own list when there is one, else the role's; owners always may do everything. */
export function permissionsOfMember(member: { role: Role; permissions: readonly string[] }): ReadonlySet<string> {
  const own = member.role !== "owner" && member.permissions.length > 0;
  return new Set(own ? member.permissions.filter(isPermission) : permissionsOfRole(member.role));
}
