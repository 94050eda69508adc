import { api } from "@foyer/sdk";
import { useMemo } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";

/** A colleague, or oneself. */
export interface Teammate {
  userId: string;
  name: string;
  email: string;
  avatarUrl: string | undefined;
  isAway: boolean;
}

/** Everybody in the workspace: oneself first, then by name. */
export function useTeammates(): readonly Teammate[] {
  const { workspaceId, userId, can } = useSession();
  const { data } = useLive(api.workspaceMembers.listByWorkspace, can("users.read") ? { workspaceId } : "skip");
  return useMemo(() => {
    const team = (data ?? []).map((member) => ({
      userId: member.userId,
      name: member.name ?? member.email.split("@")[0] ?? member.email,
      email: member.email,
      avatarUrl: member.avatarUrl,
      isAway: member.isAway,
    }));
    const rank = (teammate: Teammate) => (teammate.userId === userId ? 0 : 1);
    return team.sort((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name));
  }, [data, userId]);
}
