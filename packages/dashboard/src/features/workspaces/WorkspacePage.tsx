import { api } from "@foyer/sdk";
import { Checkbox, FormRow, Select } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useCallback } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { TextSetting } from "../settings/TextSetting.tsx";
import { useSave } from "../settings/useSave.ts";

type Workspace = Extract<NonNullable<FunctionReturnType<typeof api.workspaces.get>>, { signupMode: string }>;

/** The workspace as a whole: its name, who may join it, and how people sign in. */
export function WorkspacePage() {
  const { workspaceId, workspaceName } = useSession();
  const workspace = useLive(api.workspaces.get, { id: workspaceId });
  const update = useMutation(api.workspaces.update);
  const rename = useCallback((name: string) => update({ id: workspaceId, name }), [update, workspaceId]);
  return (
    <SettingsGroup>
      <FormRow title="Name" description="Your company or team. Visitors see it in the messenger.">
        <TextSetting label="Name" value={workspaceName} onSave={rename} maxLength={100} />
      </FormRow>
      <Loaded live={workspace}>{(data) => ("signupMode" in data ? <Joining workspace={data} /> : null)}</Loaded>
    </SettingsGroup>
  );
}

type Method = "password" | "otp";

function Joining({ workspace }: { workspace: Workspace }) {
  const { _id: workspaceId, signupMode, allowedDomains, authMethods } = workspace;
  const { can } = useSession();
  const update = useMutation(api.workspaces.updateSignupSettings);
  const save = useSave(update);
  const saveDomains = useCallback(
    (text: string) => update({ workspaceId, allowedDomains: text.split(/[\s,;]+/).filter(Boolean) }),
    [update, workspaceId],
  );
  const isLocked = !can("settings.security");

  function toggle(method: Method, isOn: boolean) {
    const methods = (["password", "otp"] as const).filter((one) => (one === method ? isOn : authMethods.includes(one)));
    save({ workspaceId, authMethods: methods });
  }

  return (
    <>
      <FormRow title="Who may join" description="People with an address of one of your domains can join by themselves.">
        <Select
          label="Who may join"
          isLabelHidden
          isDisabled={isLocked}
          value={signupMode}
          onChange={(mode) => save({ workspaceId, signupMode: mode })}
          options={[
            { value: "invite-only", label: "Only whom you invite" },
            { value: "domain-allowlist", label: "Everybody with an address of your domains" },
          ]}
        />
        {signupMode === "domain-allowlist" && (
          <TextSetting
            label="Domains"
            placeholder="example.com, example.org"
            hint="Parted by commas. Do not name a domain at which anybody can get an address."
            value={allowedDomains.join(", ")}
            isDisabled={isLocked}
            onSave={saveDomains}
          />
        )}
      </FormRow>
      <FormRow title="Ways to sign in" description="At least one. It holds for everybody in this workspace.">
        <Checkbox
          label="Password"
          isChecked={authMethods.includes("password")}
          isDisabled={isLocked || authMethods.length === 1}
          onChange={(isOn) => toggle("password", isOn)}
        />
        <Checkbox
          label="Code by e-mail"
          isChecked={authMethods.includes("otp")}
          isDisabled={isLocked || authMethods.length === 1}
          onChange={(isOn) => toggle("otp", isOn)}
        />
      </FormRow>
    </>
  );
}
