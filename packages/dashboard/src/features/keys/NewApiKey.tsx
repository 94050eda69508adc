import { api } from "@foyer/sdk";
import { Button, Checkbox, Select, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useSession } from "../identity/session.tsx";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { Problem } from "../shell/Problem.tsx";
import { type Scope, scopes } from "./scopes.ts";
import { expiryOf, type Span, spans } from "./spans.ts";
import { TestKeyChoice } from "./TestKeyChoice.tsx";

/** Makes a key with the scopes that its program needs; `onMade` is told the key. */
export function NewApiKey({ onMade }: { onMade: (key: string) => void }) {
  const { workspaceId } = useSession();
  const create = useMutation(api.apiKeys.create);
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Scope[]>([]);
  const [span, setSpan] = useState<Span>("never");
  const [isSandbox, setSandbox] = useState(false);
  const making = useAttempt(
    useCallback(async () => {
      const what = { name: name.trim(), scopes: [...chosen], isSandbox, ...expiryOf(span) };
      onMade((await create({ workspaceId, ...what })).key);
      setName("");
      setChosen([]);
    }, [create, workspaceId, onMade, name, chosen, isSandbox, span]),
  );
  return (
    <SettingsGroup title="New key" description="Give it only what its program needs.">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void making.run();
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField label="Name" value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          <Select label="Good for" value={span} onChange={setSpan} options={spans} />
        </div>
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
        <TestKeyChoice isOn={isSandbox} onChange={setSandbox} />
        {making.failure && <Problem>{making.failure.message}</Problem>}
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
