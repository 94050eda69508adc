import { api } from "@foyer/sdk";
import { useRouter } from "@tanstack/react-router";
import { useMutation } from "convex/react";
import { useCallback } from "react";

/** Goes to another workspace, at the same place of the app; what was open stays behind. */
export function useSwitchWorkspace(): (workspaceId: string) => Promise<unknown> {
  const switchWorkspace = useMutation(api.auth.switchWorkspace);
  const { history } = useRouter();
  return useCallback(
    (workspaceId) => {
      // Before the other workspace shows: there the conversation or visitor of the address does not exist.
      history.replace(history.location.pathname);
      return switchWorkspace({ workspaceId });
    },
    [switchWorkspace, history],
  );
}
