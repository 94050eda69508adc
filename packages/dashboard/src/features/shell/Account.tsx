import { useAuthActions } from "@convex-dev/auth/react";
import { api } from "@foyer/sdk";
import { showToast } from "@foyer/ui";
import { useMutation } from "convex/react";
import { failureOf } from "../../live/failure.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { AccountMenu } from "./AccountMenu.tsx";

/** The menu of whoever is signed in. */
export function Account() {
  const { userId, workspaceId, name, email, avatarUrl, isAway } = useSession();
  const { signOut } = useAuthActions();
  const workspaces = useLive(api.auth.getUserWorkspaces, {}).data ?? [];
  const switchWorkspace = useMutation(api.auth.switchWorkspace);
  const setAway = useMutation(api.auth.setAway).withOptimisticUpdate((store, { isAway: away }) => {
    const user = store.getQuery(api.auth.currentUser, {});
    if (user) store.setQuery(api.auth.currentUser, {}, { ...user, isAway: away });
  });
  const tell = (error: unknown) => showToast({ text: failureOf(error).message, tone: "danger" });
  return (
    <AccountMenu
      id={userId}
      name={name}
      email={email}
      imageUrl={avatarUrl ?? null}
      presence={isAway ? "away" : "online"}
      onPresenceChange={(presence) => void setAway({ isAway: presence === "away" }).catch(tell)}
      workspaces={workspaces.flatMap(({ _id, name: label, sandboxId }) => [
        { id: _id, name: label, isCurrent: _id === workspaceId },
        ...(sandboxId
          ? [{ id: sandboxId, name: `${label} · Sandbox`, isSandbox: true, isCurrent: sandboxId === workspaceId }]
          : []),
      ])}
      onSwitchWorkspace={(id) => void switchWorkspace({ workspaceId: id }).catch(tell)}
      onSignOut={() => void signOut()}
    />
  );
}
