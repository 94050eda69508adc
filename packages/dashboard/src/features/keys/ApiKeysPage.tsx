import { api } from "@foyer/sdk";
import { ConfirmDialog, RelativeTime, useNow } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { KeySquare } from "lucide-react";
import { useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { LoadedList, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { GoodUntil, KeyRow, LastUsed, stateOfKey } from "./KeyRow.tsx";
import { NewApiKey } from "./NewApiKey.tsx";
import { ShownOnce } from "./ShownOnce.tsx";
import { nameOfScope } from "./scopes.ts";

type ApiKey = FunctionReturnType<typeof api.apiKeys.list>[number];

/** Keys with which programs of the team's own call. */
export function ApiKeysPage() {
  const { workspaceId } = useSession();
  const [shown, setShown] = useState<string>();
  const live = useLive(api.apiKeys.list, { workspaceId });
  return (
    <>
      <SettingsGroup description="Your own programs call with a key. It belongs on your servers only.">
        {shown && <ShownOnce label="Key" secret={shown} />}
        <LoadedList
          live={live}
          label="API keys"
          empty={{
            icon: <KeySquare />,
            title: "No keys yet",
            text: "Make the first one below: your shop's backend needs it to send stores, products and orders.",
          }}
        >
          {(key) => <ApiKeyRow key={key._id} apiKey={key} onReplaced={setShown} />}
        </LoadedList>
      </SettingsGroup>
      <NewApiKey onMade={setShown} />
    </>
  );
}

function ApiKeyRow({ apiKey, onReplaced }: { apiKey: ApiKey; onReplaced: (key: string) => void }) {
  const rotate = useMutation(api.apiKeys.rotate);
  const revoke = useMutation(api.apiKeys.revoke);
  const [isReplacing, setReplacing] = useState(false);
  const now = useNow();
  const { name, prefix, scopes, previousKeyUntil } = apiKey;
  return (
    <>
      <KeyRow
        name={name}
        isSandbox={apiKey.isSandbox}
        state={stateOfKey(apiKey, now)}
        facts={
          <>
            <p>
              <code>{prefix}…</code> · <LastUsed at={apiKey.lastUsedAt} />
              <GoodUntil at={apiKey.expiresAt} now={now} />
            </p>
            <p>{scopes.map(nameOfScope).join(" · ")}</p>
            {previousKeyUntil !== undefined && (
              <p className="text-warning-ink">
                The key before it is good for a while yet: it ends <RelativeTime at={previousKeyUntil} style="long" />
              </p>
            )}
          </>
        }
        onReplace={() => setReplacing(true)}
        onRevoke={() => revoke({ id: apiKey._id })}
      />
      <ConfirmDialog
        isOpen={isReplacing}
        onOpenChange={setReplacing}
        isDestructive={false}
        title={`Replace ${name}?`}
        description="You get a new key. The present one stays good for a day, so that you can change your server in peace."
        confirmLabel="Replace"
        onConfirm={async () => onReplaced((await rotate({ id: apiKey._id })).key)}
      />
    </>
  );
}
