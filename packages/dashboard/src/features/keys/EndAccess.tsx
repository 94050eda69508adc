import { api } from "@foyer/sdk";
import { Button, ConfirmDialog, showToast, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useState } from "react";
import { useSession } from "../identity/session.tsx";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";

/** Ends every token that one person was given until now, signed ones too. */
export function EndAccess() {
  const { workspaceId } = useSession();
  const revoke = useMutation(api.signingKeys.revokePerson);
  const [person, setPerson] = useState("");
  const [isAsking, setAsking] = useState(false);
  const externalId = person.trim();
  return (
    <SettingsGroup
      title="Somebody left or lost a device"
      description="Ends all that one person has: personal tokens, and those that your backend signed. What it gives them from then on is good."
    >
      <form
        className="flex items-end gap-2 sm:max-w-md"
        onSubmit={(event) => {
          event.preventDefault();
          setAsking(true);
        }}
      >
        <TextField
          label="Their id in your own shop"
          className="flex-1"
          value={person}
          maxLength={200}
          onChange={(event) => setPerson(event.target.value)}
        />
        <Button type="submit" disabled={externalId === ""}>
          End access…
        </Button>
      </form>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`End the access of ${externalId}?`}
        description="Every token that they have is refused at once, and what they have open stops. This cannot be undone."
        confirmLabel="End access"
        onConfirm={async () => {
          await revoke({ workspaceId, externalId });
          showToast({ text: `The tokens of ${externalId} are no longer good` });
          setPerson("");
        }}
      />
    </SettingsGroup>
  );
}
