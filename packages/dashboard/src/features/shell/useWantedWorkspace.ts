import { api } from "@foyer/sdk";
import { useLocation, useRouter } from "@tanstack/react-router";
import { useMutation } from "convex/react";
import { useEffect, useState } from "react";

/** Shows the workspace that a link names with `?workspace=`; answers whether another one is shown still. */
export function useWantedWorkspace(workspaceId: string | undefined): boolean {
  const { pathname, searchStr } = useLocation();
  const { history, basepath } = useRouter();
  const switchWorkspace = useMutation(api.auth.switchWorkspace);
  const [refusedId, setRefusedId] = useState<string>();
  const named = new URLSearchParams(searchStr);
  const wantedId = named.get("workspace");
  named.delete("workspace");
  const address = basepath + pathname + (named.size > 0 ? `?${named}` : "");
  const isThere = wantedId === workspaceId || wantedId === refusedId;
  const canBegin = wantedId !== null && workspaceId !== undefined;
  useEffect(() => {
    if (!canBegin) return;
    // It has done its work: who chooses another workspace now stays there.
    if (isThere) history.replace(address);
    // Whoever does not belong there is told what they are told of any address that is not theirs.
    else void switchWorkspace({ workspaceId: wantedId }).catch(() => setRefusedId(wantedId));
  }, [canBegin, isThere, wantedId, address, history, switchWorkspace]);
  return canBegin && !isThere;
}
