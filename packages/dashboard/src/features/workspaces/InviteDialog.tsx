import { api } from "@foyer/sdk";
import { Button, Dialog, Select, showToast, TextField } from "@foyer/ui";
import { useAction } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useSession } from "../identity/session.tsx";
import { type Role, roleOptions } from "./roles.ts";

/** Props of `InviteDialog`. */
export interface InviteDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Invites somebody to the workspace. */
export function InviteDialog({ isOpen, onOpenChange }: InviteDialogProps) {
  const { workspaceName } = useSession();
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title="Invite a teammate"
      description={`They get an e-mail with a link to join ${workspaceName}.`}
      size="small"
    >
      <InviteForm onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function InviteForm({ onDone }: { onDone: () => void }) {
  const { workspaceId } = useSession();
  const inviteToWorkspace = useAction(api.workspaceMembers.inviteToWorkspace);
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Exclude<Role, "owner">>("agent");
  const invite = useAttempt(
    useCallback(async () => {
      await inviteToWorkspace({ workspaceId, email, role });
      showToast({ text: `${email} was invited`, tone: "positive" });
      onDone();
    }, [inviteToWorkspace, workspaceId, email, role, onDone]),
  );
  return (
    <form
      className="flex flex-col gap-4 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        void invite.run();
      }}
    >
      <TextField
        label="E-mail"
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={invite.failure?.message}
      />
      <Select label="Role" value={role} onChange={setRole} options={roleOptions} />
      <Button
        type="submit"
        variant="primary"
        isBusy={invite.isBusy}
        disabled={email.trim() === ""}
        className="self-end"
      >
        Invite
      </Button>
    </form>
  );
}
