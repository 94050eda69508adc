import { api } from "@foyer/sdk";
import { Button, Checkbox, RelativeTime, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionArgs } from "convex/server";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { KeyRow } from "./KeyRow.tsx";
import { ShownOnce } from "./ShownOnce.tsx";

type Scope = FunctionArgs<typeof api.apiKeys.create>["scopes"][number];

const scopes: readonly (readonly [Scope, string])[] = [
  ["commerce.write", "Send stores, products, orders and customers"],
  ["commerce.read", "Read stores, products, orders and customers"],
  ["conversations.read", "Read conversations"],
  ["conversations.reply", "Reply"],
  ["conversations.assign", "Assign"],
  ["conversations.close", "Close"],
  ["users.read", "Read visitors"],
  ["settings.workspace", "Change workspace settings"],
  ["people.tokens", "Make tokens for customers and sellers"],
];

/** Keys with which programs of the team's own call. */
export function ApiKeysPage() {
  const { workspaceId } = useSession();
  const rotate = useMutation(api.apiKeys.rotate);
  const revoke = useMutation(api.apiKeys.revoke);
  const [shown, setShown] = useState<string>();
  const live = useLive(api.apiKeys.list, { workspaceId });
  return (
    <>
      <SettingsGroup description="Your own programs call with a key. It belongs on your servers only.">
        {shown && <ShownOnce label="Key" secret={shown} />}
        <Loaded live={live}>
          {(keys) => (
            <ul aria-label="API keys">
              {keys.length === 0 && <li className="py-3 text-ink-soft">No keys yet. Make the first one below.</li>}
              {keys.map((key) => (
                <KeyRow
                  key={key._id}
                  name={key.name}
                  isSandbox={key.isSandbox}
                  isRevoked={key.revokedAt !== undefined}
                  facts={
                    <>
                      <code>{key.prefix}…</code> · {key.scopes.join(", ")} ·{" "}
                      {key.lastUsedAt === undefined ? (
                        "never used"
                      ) : (
                        <>
                          last used <RelativeTime at={key.lastUsedAt} style="long" />
                        </>
                      )}
                    </>
                  }
                  onRotate={async () => setShown((await rotate({ id: key._id })).key)}
                  onRevoke={async () => {
                    await revoke({ id: key._id });
                  }}
                />
              ))}
            </ul>
          )}
        </Loaded>
      </SettingsGroup>
      <NewKey onMade={setShown} />
    </>
  );
}

function NewKey({ onMade }: { onMade: (key: string) => void }) {
  const { workspaceId } = useSession();
  const create = useMutation(api.apiKeys.create);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Scope[]>([]);
  const making = useAttempt(
    useCallback(
      async (called: string, allowed: readonly Scope[]) => {
        onMade((await create({ workspaceId, name: called, scopes: [...allowed] })).key);
        setName("");
        setChosen([]);
      },
      [create, workspaceId, onMade],
    ),
  );
  return (
    <SettingsGroup title="New key" description="Give it only what its program needs.">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void making.run(name.trim(), chosen);
        }}
      >
        <TextField label="Name" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
        <fieldset className="grid gap-2 sm:grid-cols-2">
          <legend className="sr-only">What it may do</legend>
          {scopes.map(([scope, label]) => (
            <Checkbox
              key={scope}
              label={label}
              isChecked={chosen.includes(scope)}
              onChange={(isOn) => setChosen(isOn ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
            />
          ))}
        </fieldset>
        {making.failure && (
          <p role="alert" className="text-danger-ink">
            {making.failure.message}
          </p>
        )}
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          isBusy={making.isBusy}
          disabled={name.trim() === "" || chosen.length === 0}
        >
          Make a key
        </Button>
      </form>
    </SettingsGroup>
  );
}
