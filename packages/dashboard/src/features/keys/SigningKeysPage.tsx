import { api } from "@foyer/sdk";
import { RelativeTime, useNow } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Signature } from "lucide-react";
import { useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { CopyText } from "../settings/CopyText.tsx";
import { LoadedList, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { KeyRow, stateOfKey } from "./KeyRow.tsx";
import { type MadeKey, MadeSigningKey } from "./MadeSigningKey.tsx";
import { NewSigningKey } from "./NewSigningKey.tsx";
import { ReplaceSigningKey } from "./ReplaceSigningKey.tsx";

type SigningKey = FunctionReturnType<typeof api.signingKeys.list>[number];

/** Keys with which the host signs who its customers and sellers are. */
export function SigningKeysPage() {
  const { workspaceId } = useSession();
  const [made, setMade] = useState<MadeKey>();
  const live = useLive(api.signingKeys.list, { workspaceId });
  return (
    <>
      <SettingsGroup description="With a signing key your backend proves who a customer or a seller is. Secrets and private keys belong on your servers only.">
        {made && <MadeSigningKey made={made} />}
        <LoadedList
          live={live}
          label="Signing keys"
          empty={{
            icon: <Signature />,
            title: "No signing keys yet",
            text: "Make the first one below. Your backend then signs a token for everyone who may chat.",
          }}
        >
          {(key) => <SigningKeyRow key={key._id} signingKey={key} onReplaced={setMade} />}
        </LoadedList>
      </SettingsGroup>
      <NewSigningKey onMade={setMade} />
    </>
  );
}

function SigningKeyRow({ signingKey, onReplaced }: { signingKey: SigningKey; onReplaced: (made: MadeKey) => void }) {
  const revoke = useMutation(api.signingKeys.revoke);
  const [isReplacing, setReplacing] = useState(false);
  const now = useNow();
  const { _id: kid, name, algorithm, publicKey, endsAt, revokedAt } = signingKey;
  const state = stateOfKey({ revokedAt, replacedUntil: endsAt }, now);
  return (
    <>
      <KeyRow
        name={name}
        isSandbox={signingKey.isSandbox}
        state={state}
        facts={
          <>
            <p className="wrap-anywhere">
              {algorithm} · kid <code className="select-all">{kid}</code> · made{" "}
              <RelativeTime at={signingKey._creationTime} style="long" />
            </p>
            {state === "replaced" && endsAt !== undefined && (
              <p className="text-warning-ink">
                Another key took its place; its tokens are refused <RelativeTime at={endsAt} style="long" />
              </p>
            )}
            {publicKey && (
              <details className="mt-1">
                <summary className="focus-ring w-fit cursor-pointer rounded-small hover:text-ink">Public key</summary>
                <div className="mt-1.5">
                  <CopyText label={`Public key of ${name}`} text={publicKey.trim()} />
                </div>
              </details>
            )}
          </>
        }
        onReplace={() => setReplacing(true)}
        onRevoke={() => revoke({ id: kid })}
      />
      <ReplaceSigningKey
        signingKey={signingKey}
        isOpen={isReplacing}
        onClose={() => setReplacing(false)}
        onReplaced={onReplaced}
      />
    </>
  );
}
