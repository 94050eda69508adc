import { api } from "@foyer/sdk";
import { Button, ConfirmDialog } from "@foyer/ui";
import { useMutation } from "convex/react";
import { LogOut, UserPlus } from "lucide-react";
import { useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { Invitations } from "./Invitations.tsx";
import { InviteDialog } from "./InviteDialog.tsx";
import { MemberRow } from "./MemberRow.tsx";

/** Who works here and what they may do. */
export function TeamPage() {
  const { workspaceId, can, role } = useSession();
  const members = useLive(api.workspaceMembers.listByWorkspace, { workspaceId });
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <SettingsGroup
        title={members.data ? `${members.data.length} ${members.data.length === 1 ? "member" : "members"}` : "Members"}
        action={
          can("users.invite") && (
            <Button variant="primary" icon={<UserPlus />} onClick={() => setInviting(true)}>
              Invite
            </Button>
          )
        }
      >
        <Loaded live={members}>
          {(rows) => (
            <ul aria-label="Members">
              {rows.map((member) => (
                <MemberRow key={member._id} member={member} />
              ))}
            </ul>
          )}
        </Loaded>
      </SettingsGroup>
      {can("users.invite") && <Invitations />}
      {role !== "owner" && <Leave />}
      <InviteDialog isOpen={isInviting} onOpenChange={setInviting} />
    </>
  );
}

function Leave() {
  const { workspaceId, workspaceName } = useSession();
  const leave = useMutation(api.workspaceMembers.leave);
  const [isAsking, setAsking] = useState(false);
  return (
    <SettingsGroup>
      <Button variant="quiet" icon={<LogOut />} className="-ml-3" onClick={() => setAsking(true)}>
        Leave {workspaceName}…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Leave ${workspaceName}?`}
        description="You see nothing of it any more, and your conversations become unassigned. An admin can invite you again."
        confirmLabel="Leave"
        onConfirm={() => leave({ workspaceId })}
      />
    </SettingsGroup>
  );
}
