import { api } from "@foyer/sdk";
import { Button, RelativeTime, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { KeyRow } from "./KeyRow.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

/** Keys with which the host signs who its customers and sellers are. */
export function SigningKeysPage() {
  const { workspaceId } = useSession();
  const create = useMutation(api.signingKeys.create);
  const rotate = useMutation(api.signingKeys.rotate);
  const revoke = useMutation(api.signingKeys.revoke);
  const [shown, setShown] = useState<string>();
  const [name, setName] = useState("");
  const live = useLive(api.signingKeys.list, { workspaceId });
  const making = useAttempt(
    useCallback(
      async (called: string) => {
        const { kid, secret } = await create({ workspaceId, name: called, algorithm: "HS256" });
        setShown(`kid ${kid}\nsecret ${secret}`);
        setName("");
      },
      [create, workspaceId],
    ),
  );
  return (
    <SettingsGroup description="With a signing key your backend proves who a customer or a seller is. The secret belongs on your servers only.">
      {shown && <ShownOnce label="Signing key" secret={shown} />}
      <Loaded live={live}>
        {(keys) => (
          <ul aria-label="Signing keys">
            {keys.length === 0 && (
              <li className="py-3 text-ink-soft">No signing keys yet. Make the first one below.</li>
            )}
            {keys.map((key) => (
              <KeyRow
                key={key._id}
                name={key.name}
                isSandbox={key.isSandbox}
                isRevoked={key.revokedAt !== undefined}
                isReplaced={key.endsAt !== undefined}
                facts={
                  <>
                    {key.algorithm} · <code>{key._id}</code> · made <RelativeTime at={key._creationTime} style="long" />
                  </>
                }
                {...(key.algorithm === "HS256"
                  ? {
                      onRotate: async () => {
                        const { kid, secret } = await rotate({ id: key._id });
                        setShown(`kid ${kid}\nsecret ${secret}`);
                      },
                    }
                  : {})}
                onRevoke={async () => {
                  await revoke({ id: key._id });
                }}
              />
            ))}
          </ul>
        )}
      </Loaded>
      <form
        className="mt-4 flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void making.run(name.trim());
        }}
      >
        <TextField
          label="Name of a new key"
          className="flex-1"
          value={name}
          maxLength={100}
          error={making.failure?.message}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" variant="primary" isBusy={making.isBusy} disabled={name.trim() === ""}>
          Make a key
        </Button>
      </form>
    </SettingsGroup>
  );
}
