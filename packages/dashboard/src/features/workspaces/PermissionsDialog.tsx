import { api } from "@foyer/sdk";
import { Button, Checkbox, Dialog } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { Problem } from "../shell/Problem.tsx";
import { labelOfRole, type Member, permissionGroups } from "./roles.ts";

/** Props of `PermissionsDialog`. */
export interface PermissionsDialogProps {
  member: Member;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Gives one member exactly the permissions that are checked, instead of those of the role. */
export function PermissionsDialog({ member, isOpen, onOpenChange }: PermissionsDialogProps) {
  const { name, email, role } = member;
  return (
    <Dialog
      isOpen={isOpen}
      onOpenChange={onOpenChange}
      title={`What ${name ?? email} may do`}
      description={`What you check holds instead of the role ${labelOfRole(role)}.`}
      size="large"
    >
      <Permissions member={member} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

function Permissions({ member, onDone }: { member: Member; onDone: () => void }) {
  const { _id: membershipId, hasCustomPermissions } = member;
  const update = useMutation(api.workspaceMembers.updatePermissions);
  const [given, setGiven] = useState(() => new Set(member.permissions));
  const save = useAttempt(
    useCallback(
      async (permissions: string[]) => {
        await update({ membershipId, permissions });
        onDone();
      },
      [update, membershipId, onDone],
    ),
  );
  function toggle(permission: string, isOn: boolean) {
    const next = new Set(given);
    if (isOn) next.add(permission);
    else next.delete(permission);
    setGiven(next);
  }
  return (
    <form
      className="pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run([...given]);
      }}
    >
      <div className="grid gap-x-8 gap-y-5 sm:grid-cols-2">
        {permissionGroups.map((group) => (
          <fieldset key={group.name} className="flex flex-col gap-2">
            <legend className="mb-2 font-medium text-ink-faint text-small">{group.name}</legend>
            {group.permissions.map(([permission, label]) => (
              <Checkbox
                key={permission}
                label={label}
                isChecked={given.has(permission)}
                onChange={(isOn) => toggle(permission, isOn)}
              />
            ))}
          </fieldset>
        ))}
      </div>
      {save.failure && (
        <div className="mt-4">
          <Problem>{save.failure.message}</Problem>
        </div>
      )}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        {hasCustomPermissions && (
          <Button className="mr-auto" onClick={() => void save.run([])}>
            Back to the role's
          </Button>
        )}
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="primary" isBusy={save.isBusy} disabled={given.size === 0}>
          Save
        </Button>
      </div>
    </form>
  );
}
