import { api } from "@foyer/sdk";
import { Badge, Button, RelativeTime, showToast } from "@foyer/ui";
import { useAction, useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Mail } from "lucide-react";
import { useCallback } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { useSave } from "../settings/useSave.ts";
import { labelOfRole } from "./roles.ts";

type Invitation = FunctionReturnType<typeof api.workspaceMembers.getWorkspacePendingInvitations>[number];

/** Who was invited and has not come yet. */
export function Invitations() {
  const { workspaceId } = useSession();
  const { data = [] } = useLive(api.workspaceMembers.getWorkspacePendingInvitations, { workspaceId });
  if (data.length === 0) return null;
  return (
    <SettingsGroup title="Invited">
      <ul aria-label="Invitations">
        {data.map((invitation) => (
          <InvitationRow key={invitation._id} invitation={invitation} />
        ))}
      </ul>
    </SettingsGroup>
  );
}

function InvitationRow({ invitation }: { invitation: Invitation }) {
  const { _id: invitationId, workspaceId, email, role, status, invitedByName, createdAt } = invitation;
  const invite = useAction(api.workspaceMembers.inviteToWorkspace);
  const cancelInvitation = useMutation(api.workspaceMembers.cancelInvitation);
  const again = useSave(
    useCallback(async () => {
      await invite({ workspaceId, email, role });
      showToast({ text: `${email} was invited again` });
    }, [invite, workspaceId, email, role]),
  );
  const cancel = useSave(
    useCallback(async () => {
      await cancelInvitation({ invitationId });
      // Inviting anew is what takes a withdrawal back: the old link stays without effect.
      showToast({ text: `The invitation of ${email} was withdrawn`, undo: again });
    }, [cancelInvitation, invitationId, email, again]),
  );
  return (
    <li className="flex min-h-15 flex-wrap items-center gap-3 py-1.5">
      <span className="grid size-8 place-items-center rounded-full bg-hover text-ink-soft">
        <Mail className="size-4" />
      </span>
      <div className="min-w-40 flex-1">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{email}</span>
          {status === "expired" && <Badge tone="warning">Expired</Badge>}
        </p>
        <p className="truncate text-ink-soft text-small">
          {labelOfRole(role)}, invited by {invitedByName ?? "a former teammate"}{" "}
          <RelativeTime at={createdAt} style="long" />
        </p>
      </div>
      <Button size="small" variant="quiet" onClick={again}>
        Send again
      </Button>
      <Button size="small" variant="quiet" onClick={cancel}>
        Withdraw
      </Button>
    </li>
  );
}
