import { useAuthActions } from "@convex-dev/auth/react";
import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { report } from "../../live/report.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { useSwitchWorkspace } from "../workspaces/useSwitchWorkspace.ts";
import { AccountMenu } from "./AccountMenu.tsx";

/** The menu of whoever is signed in. */
export function Account() {
  const { userId, workspaceId, name, email, avatarUrl, isAway } = useSession();
  const { signOut } = useAuthActions();
  const workspaces = useLive(api.auth.getUserWorkspaces, {}).data ?? [];
  const switchWorkspace = useSwitchWorkspace();
  const setAway = useMutation(api.auth.setAway).withOptimisticUpdate((store, { isAway: away }) => {
    const user = store.getQuery(api.auth.currentUser, {});
    if (user) store.setQuery(api.auth.currentUser, {}, { ...user, isAway: away });
  });
  return (
    <AccountMenu
      id={userId}
      name={name}
      email={email}
      imageUrl={avatarUrl ?? null}
      presence={isAway ? "away" : "online"}
      onPresenceChange={(presence) => report(setAway({ isAway: presence === "away" }))}
      workspaces={workspaces.flatMap(({ _id, name: label, sandboxId }) => [
        { id: _id, name: label, isCurrent: _id === workspaceId },
        ...(sandboxId
          ? [{ id: sandboxId, name: `${label} · Sandbox`, isSandbox: true, isCurrent: sandboxId === workspaceId }]
          : []),
      ])}
      onSwitchWorkspace={(id) => report(switchWorkspace(id))}
      onSignOut={() => void signOut()}
    />
  );
}
