import { useAuthActions } from "@convex-dev/auth/react";
import { api } from "@foyer/sdk";
import { Button, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useLive } from "../../live/useLive.ts";
import { Problem } from "../shell/Problem.tsx";
import { AuthLayout } from "./AuthLayout.tsx";
import { CloseAccount } from "./CloseAccount.tsx";
import { linkClasses } from "./CodeForm.tsx";
import { Form } from "./Form.tsx";

/** For whoever is signed in and belongs to no workspace: join one, or make one. */
export function NoWorkspace({ user }: { user: { email: string; hasPassword: boolean } }) {
  const { signOut } = useAuthActions();
  const [isClosing, setClosing] = useState(false);
  const invitations = useLive(api.workspaceMembers.getPendingInvitations, {}).data ?? [];
  const accept = useMutation(api.workspaceMembers.acceptInvitation);
  const create = useMutation(api.workspaces.create);
  const switchWorkspace = useMutation(api.auth.switchWorkspace);
  const joining = useAttempt(
    useCallback(
      async (invitationId: string) => switchWorkspace({ workspaceId: await accept({ invitationId }) }),
      [accept, switchWorkspace],
    ),
  );
  const making = useAttempt(
    useCallback(
      async ({ name = "" }: Record<string, string>) => switchWorkspace({ workspaceId: await create({ name }) }),
      [create, switchWorkspace],
    ),
  );
  return (
    <AuthLayout
      title="Where do you work?"
      text={`${user.email} belongs to no workspace yet.`}
      footer={
        <span className="flex flex-wrap gap-x-6 gap-y-2">
          <button type="button" className={linkClasses} onClick={() => void signOut()}>
            Sign out
          </button>
          <button type="button" className={linkClasses} onClick={() => setClosing(true)}>
            Close account…
          </button>
          <CloseAccount isOpen={isClosing} onOpenChange={setClosing} user={user} />
        </span>
      }
    >
      <div className="flex flex-col gap-8">
        {invitations.map(({ _id, workspaceName, invitedByName }) => (
          <div key={_id} className="flex items-center gap-3">
            <p className="min-w-0 flex-1">
              <span className="block font-medium">{workspaceName}</span>
              <span className="block text-ink-soft">{invitedByName ?? "A teammate"} invited you</span>
            </p>
            <Button variant="primary" isBusy={joining.isBusy} onClick={() => void joining.run(_id)}>
              Join
            </Button>
          </div>
        ))}
        {joining.failure && <Problem>{joining.failure.message}</Problem>}
        <Form
          label="New workspace"
          verb="Create workspace"
          isBusy={making.isBusy}
          problem={making.problemBeside("name")}
          onSend={(fields) => void making.run(fields)}
        >
          <TextField
            label="Name of a new workspace"
            name="name"
            autoComplete="organization"
            error={making.problemOf("name")}
          />
        </Form>
      </div>
    </AuthLayout>
  );
}
