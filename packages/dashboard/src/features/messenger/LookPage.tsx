import { api } from "@foyer/sdk";
import { FormRow, SegmentedControl, Switch } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionArgs } from "convex/server";
import { useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { TextSetting } from "../settings/TextSetting.tsx";
import { useSave } from "../settings/useSave.ts";
import { ColorSetting } from "./ColorSetting.tsx";
import { LogoSetting } from "./LogoSetting.tsx";
import { type Look, MessengerPreview } from "./MessengerPreview.tsx";
import { SpacingSetting } from "./SpacingSetting.tsx";

type Change = Omit<FunctionArgs<typeof api.messengerSettings.upsert>, "workspaceId">;

/** How the messenger looks on the site, with a picture of it that follows every change. */
export function LookPage() {
  const { workspaceId } = useSession();
  return (
    <Loaded live={useLive(api.messengerSettings.get, { workspaceId })}>{(look) => <LookForm look={look} />}</Loaded>
  );
}

function LookForm({ look }: { look: Look }) {
  const { workspaceId } = useSession();
  const upsert = useMutation(api.messengerSettings.upsert).withOptimisticUpdate((store, change) => {
    const shown = store.getQuery(api.messengerSettings.get, { workspaceId });
    if (shown) store.setQuery(api.messengerSettings.get, { workspaceId }, { ...shown, ...visible(change) });
  });
  // What is typed and not saved yet shows in the picture only.
  const [draft, setDraft] = useState<Partial<Look>>({});
  const change = (part: Change) => upsert({ workspaceId, ...part });
  const save = useSave(change);
  const showDraft = (name: keyof Look) => (value: string | undefined) =>
    setDraft(({ [name]: _, ...rest }) => (value === undefined ? rest : { ...rest, [name]: value }));
  const text = (name: "welcomeMessage" | "teamName" | "teamIntroduction" | "privacyPolicyUrl") => ({
    value: look[name] ?? "",
    onSave: (value: string) => change({ [name]: value === "" && name !== "welcomeMessage" ? null : value }),
    onDraft: showDraft(name),
  });
  return (
    <div className="flex gap-10">
      <div className="min-w-0 flex-1">
        <SettingsGroup title="Words">
          <FormRow title="Team name" description="Above the conversation.">
            <TextSetting label="Team name" maxLength={100} {...text("teamName")} />
          </FormRow>
          <FormRow title="Welcome" description="The first thing that visitors read.">
            <TextSetting label="Welcome" isLong {...text("welcomeMessage")} />
          </FormRow>
          <FormRow title="Introduction" description="Who answers here.">
            <TextSetting label="Introduction" isLong {...text("teamIntroduction")} />
          </FormRow>
          <FormRow title="Privacy policy" description="Linked from where visitors write.">
            <TextSetting label="Privacy policy" placeholder="https://" {...text("privacyPolicyUrl")} />
          </FormRow>
        </SettingsGroup>
        <SettingsGroup title="Colours">
          <FormRow title="Accent" description="Buttons and what visitors wrote.">
            <ColorSetting
              label="Accent"
              value={look.primaryColor}
              onSave={(primaryColor) => save({ primaryColor })}
              onDraft={showDraft("primaryColor")}
            />
          </FormRow>
          <FormRow title="Header" description="Behind the welcome.">
            <ColorSetting
              label="Header"
              value={look.backgroundColor}
              onSave={(backgroundColor) => save({ backgroundColor })}
              onDraft={showDraft("backgroundColor")}
            />
          </FormRow>
          <FormRow title="Theme" description="Light, dark, or as on the visitor's device.">
            <SegmentedControl
              label="Theme"
              value={look.themeMode}
              onChange={(themeMode) => save({ themeMode })}
              segments={[
                { value: "light", label: "Light" },
                { value: "dark", label: "Dark" },
                { value: "system", label: "Device" },
              ]}
            />
          </FormRow>
          <FormRow title="Logo" description="A small picture, best square.">
            <LogoSetting url={look.logo} onChange={(logoAttachmentId) => change({ logoAttachmentId })} />
          </FormRow>
          <FormRow title="Faces">
            <Switch
              label="Show teammates"
              isOn={look.showTeammateAvatars}
              onChange={(showTeammateAvatars) => save({ showTeammateAvatars })}
            />
          </FormRow>
        </SettingsGroup>
        <SettingsGroup title="Launcher">
          <FormRow title="Button" description="Without it, your own button or link opens the messenger.">
            <Switch
              label="Show the button"
              isOn={look.showLauncher}
              onChange={(showLauncher) => save({ showLauncher })}
            />
          </FormRow>
          <FormRow title="Side">
            <SegmentedControl
              label="Side"
              value={look.launcherPosition}
              onChange={(launcherPosition) => save({ launcherPosition })}
              segments={[
                { value: "left", label: "Left" },
                { value: "right", label: "Right" },
              ]}
            />
          </FormRow>
          <FormRow title="Distance" description="From the edges of the page, in pixels.">
            <div className="flex gap-3">
              <SpacingSetting
                label="From the side"
                value={look.launcherSideSpacing}
                onSave={(launcherSideSpacing) => save({ launcherSideSpacing })}
              />
              <SpacingSetting
                label="From below"
                value={look.launcherBottomSpacing}
                onSave={(launcherBottomSpacing) => save({ launcherBottomSpacing })}
              />
            </div>
          </FormRow>
        </SettingsGroup>
      </div>
      <div className="sticky top-0 w-80 shrink-0 self-start max-xl:hidden">
        <MessengerPreview look={{ ...look, ...draft }} />
      </div>
    </div>
  );
}

/** The part of a change that shows as it is sent. */
function visible({
  workspaceId: _,
  logoAttachmentId: __,
  teamName,
  ...change
}: Change & { workspaceId: string }): Partial<Look> {
  const shown = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  return { ...shown, ...(teamName ? { teamName } : {}) };
}
