import { api } from "@foyer/sdk";
import { Button, ConfirmDialog, FormRow, RelativeTime, SegmentedControl, Switch } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { KeyRound, RotateCw } from "lucide-react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { ShownOnce } from "../keys/ShownOnce.tsx";
import { CopyText } from "../settings/CopyText.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { useSave } from "../settings/useSave.ts";

type Settings = NonNullable<FunctionReturnType<typeof api.identityVerification.getSettings>>;

const sample = `import { createHmac } from "node:crypto";

// On your server, for the user who is signed in on your site:
const userHash = createHmac("sha256", process.env.FOYER_IDENTITY_SECRET)
  .update(user.id)
  .digest("hex");`;

/** Proof by the host's server that a visitor is who they say. */
export function IdentityPage() {
  const { workspaceId } = useSession();
  return (
    <Loaded live={useLive(api.identityVerification.getSettings, { workspaceId })}>
      {(settings) => <Verification settings={settings} />}
    </Loaded>
  );
}

function Verification({ settings }: { settings: Settings }) {
  const { workspaceId } = useSession();
  const enableVerification = useMutation(api.identityVerification.enable);
  const disable = useMutation(api.identityVerification.disable);
  const updateMode = useMutation(api.identityVerification.updateMode);
  const [secret, setSecret] = useState<string>();
  const [isDisabling, setDisabling] = useState(false);
  const enable = useAttempt(
    useCallback(
      async () => setSecret((await enableVerification({ workspaceId })).secret),
      [enableVerification, workspaceId],
    ),
  );
  const changeMode = useSave(updateMode);
  return (
    <>
      <SettingsGroup description="Your server proves with a secret who is signed in on your site. Without it, somebody who knows a customer's id could pretend to be them.">
        <FormRow title="Verification">
          <Switch
            label="Verify identities"
            isOn={settings.enabled}
            onChange={(isOn) => (isOn ? void enable.run() : setDisabling(true))}
          />
          {enable.failure && <p className="text-danger-ink">{enable.failure.message}</p>}
        </FormRow>
        {settings.enabled && (
          <>
            <FormRow
              title="Without proof"
              description="What happens to a visitor who claims to be a user and proves nothing."
            >
              <SegmentedControl
                label="Without proof"
                value={settings.mode}
                onChange={(mode) => changeMode({ workspaceId, mode })}
                segments={[
                  { value: "optional", label: "Stays anonymous" },
                  { value: "required", label: "Is refused" },
                ]}
              />
            </FormRow>
            <FormRow title="Secret" description="Shown once, when it is made. It belongs on your server only.">
              <Secret settings={settings} secret={secret} onSecret={setSecret} />
            </FormRow>
          </>
        )}
      </SettingsGroup>
      {settings.enabled && (
        <SettingsGroup title="On your server" description="Give the hash to the messenger together with the user's id.">
          <CopyText label="Code" text={sample} />
        </SettingsGroup>
      )}
      <ConfirmDialog
        isOpen={isDisabling}
        onOpenChange={setDisabling}
        title="Stop verifying identities?"
        description="Until you switch it on again, nobody is recognised as a user of your site. The secret is kept."
        confirmLabel="Stop verifying"
        onConfirm={() => disable({ workspaceId, confirmDisable: true })}
      />
    </>
  );
}

interface SecretProps {
  settings: Settings;
  secret: string | undefined;
  onSecret: (secret: string) => void;
}

function Secret({ settings, secret, onSecret }: SecretProps) {
  const { workspaceId } = useSession();
  const rotateSecret = useMutation(api.identityVerification.rotateSecret);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      {secret ? (
        <ShownOnce label="Secret" secret={secret} />
      ) : (
        <p className="flex items-center gap-2 text-ink-soft">
          <KeyRound className="size-4" />
          {settings.hasSecret ? "A secret is in use." : "No secret yet."}
        </p>
      )}
      {settings.previousSecretUntil !== undefined && (
        <p className="text-ink-faint text-small">
          The secret before it is good until <RelativeTime at={settings.previousSecretUntil} />.
        </p>
      )}
      <Button icon={<RotateCw />} className="self-start" onClick={() => setAsking(true)}>
        New secret…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        isDestructive={false}
        title="Make a new secret?"
        description="Hashes made with the present one are good for another 24 hours, so that you can change your server in peace."
        confirmLabel="Make a new secret"
        onConfirm={async () => onSecret((await rotateSecret({ workspaceId })).secret)}
      />
    </>
  );
}
