import type { api } from "@foyer/sdk";
import type { FunctionReturnType } from "convex/server";
import { createContext, type ReactNode, useContext, useMemo } from "react";

type CurrentUser = NonNullable<FunctionReturnType<typeof api.auth.currentUser>>;

/** Who is signed in, and what they may do in the workspace that is shown. */
export interface Session {
  userId: string;
  name: string;
  email: string;
  avatarUrl: string | undefined;
  isAway: boolean;
  hasPassword: boolean;
  workspaceId: string;
  workspaceName: string;
  /** The workspace of which the one that is shown is the sandbox. */
  sandboxOf: string | undefined;
  role: "owner" | "admin" | "agent" | "viewer";
  can: (permission: string) => boolean;
}

const SessionContext = createContext<Session | undefined>(undefined);

/** Gives the session to everything inside. */
export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session; only inside the signed-in part of the app. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error("There is no session outside the signed-in part of the app.");
  return session;
}

/** The session of a signed-in user; undefined for one who belongs to no workspace. */
export function useSessionOf(user: CurrentUser | null | undefined): Session | undefined {
  return useMemo(() => {
    const { workspace, role } = user ?? {};
    if (!user || !workspace || !role) return undefined;
    const permissions = new Set(user.permissions);
    return {
      userId: user._id,
      name: user.name ?? user.email.split("@")[0] ?? user.email,
      email: user.email,
      avatarUrl: user.avatarUrl,
      isAway: user.isAway,
      hasPassword: user.hasPassword,
      workspaceId: workspace._id,
      workspaceName: workspace.name,
      sandboxOf: workspace.sandboxOf,
      role,
      can: (permission) => permissions.has(permission),
    };
  }, [user]);
}
