import { api } from "@foyer/sdk";
import { Button, Select, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useSession } from "../identity/session.tsx";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { Problem } from "../shell/Problem.tsx";
import { ShownOnce } from "./ShownOnce.tsx";
import { type Side, sides } from "./sides.ts";
import { expiryOf, type Span, spans } from "./spans.ts";

/** Makes a token for one person and shows it once. */
export function NewPersonalToken() {
  const { workspaceId } = useSession();
  const create = useMutation(api.personalTokens.create);
  const [externalId, setExternalId] = useState("");
  const [name, setName] = useState("");
  const [side, setSide] = useState<Side>("customer");
  const [span, setSpan] = useState<Span>("never");
  const [shown, setShown] = useState<string>();
  const making = useAttempt(
    useCallback(async () => {
      const whom = { externalId: externalId.trim(), name: name.trim(), side };
      setShown((await create({ workspaceId, ...whom, ...expiryOf(span) })).token);
      setExternalId("");
      setName("");
    }, [create, workspaceId, externalId, name, side, span]),
  );
  const rest = making.problemBeside("externalId", "name");
  return (
    <SettingsGroup title="New token" description="Whoever has it can read and write as this person.">
      <form
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          void making.run();
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="Person"
            hint="Their id in your own shop"
            value={externalId}
            maxLength={200}
            error={making.problemOf("externalId")}
            onChange={(event) => setExternalId(event.target.value)}
          />
          <TextField
            label="What it is for"
            hint="Such as “Ann's phone”"
            value={name}
            maxLength={100}
            error={making.problemOf("name")}
            onChange={(event) => setName(event.target.value)}
          />
          <Select label="Calls as" value={side} onChange={setSide} options={sides} />
          <Select label="Good for" value={span} onChange={setSpan} options={spans} />
        </div>
        {rest && <Problem>{rest}</Problem>}
        <Button
          type="submit"
          variant="primary"
          className="self-start"
          isBusy={making.isBusy}
          disabled={externalId.trim() === "" || name.trim() === ""}
        >
          Make a token
        </Button>
      </form>
      {shown && <ShownOnce label="Token" secret={shown} />}
    </SettingsGroup>
  );
}
