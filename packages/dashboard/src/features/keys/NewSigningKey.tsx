import { api } from "@foyer/sdk";
import { Button, Select, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useSession } from "../identity/session.tsx";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { Problem } from "../shell/Problem.tsx";
import { type Algorithm, algorithms } from "./algorithms.ts";
import type { MadeKey } from "./MadeSigningKey.tsx";
import { PublicKeyField } from "./PublicKeyField.tsx";
import { TestKeyChoice } from "./TestKeyChoice.tsx";

const HOUR_SECONDS = 3_600;
const lifetimes = [
  { value: "1", label: "An hour" },
  { value: "8", label: "8 hours" },
  { value: "24", label: "A day" },
] as const;

/** Makes a signing key: a secret of Foyer's, or the public half of the host's own. */
export function NewSigningKey({ onMade }: { onMade: (made: MadeKey) => void }) {
  const { workspaceId } = useSession();
  const create = useMutation(api.signingKeys.create);
  const [name, setName] = useState("");
  const [algorithm, setAlgorithm] = useState<Algorithm>("HS256");
  const [publicKey, setPublicKey] = useState("");
  const [hours, setHours] = useState<(typeof lifetimes)[number]["value"]>("24");
  const [isSandbox, setSandbox] = useState(false);
  const isShared = algorithm === "HS256";
  const making = useAttempt(
    useCallback(async () => {
      const own = isShared ? {} : { publicKey: publicKey.trim() };
      const maxLifetimeSeconds = Number(hours) * HOUR_SECONDS;
      onMade(await create({ workspaceId, name: name.trim(), algorithm, maxLifetimeSeconds, isSandbox, ...own }));
      setName("");
      setPublicKey("");
    }, [create, workspaceId, onMade, name, algorithm, hours, isSandbox, isShared, publicKey]),
  );
  const rest = making.problemBeside("name", "publicKey");
  return (
    <SettingsGroup title="New signing key">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void making.run();
        }}
      >
        <TextField
          label="Name of a new key"
          value={name}
          maxLength={100}
          error={making.problemOf("name")}
          onChange={(event) => setName(event.target.value)}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <Select label="Signed with" value={algorithm} onChange={setAlgorithm} options={algorithms} />
          <Select label="A token is good for at most" value={hours} onChange={setHours} options={lifetimes} />
        </div>
        {!isShared && (
          <PublicKeyField value={publicKey} onChange={setPublicKey} error={making.problemOf("publicKey")} />
        )}
        <TestKeyChoice isOn={isSandbox} onChange={setSandbox} />
        {rest && <Problem>{rest}</Problem>}
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          isBusy={making.isBusy}
          disabled={name.trim() === "" || (!isShared && publicKey.trim() === "")}
        >
          Make a key
        </Button>
      </form>
    </SettingsGroup>
  );
}
