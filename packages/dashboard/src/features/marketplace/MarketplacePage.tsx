import { api } from "@foyer/sdk";
import { Checkbox, FormRow, Select, Switch } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { numberOptions } from "../settings/numberOptions.ts";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { useSave } from "../settings/useSave.ts";

const MEGABYTE = 1_048_576;
const imageKinds = [
  { label: "JPEG", extensions: ["jpg", "jpeg"] },
  { label: "PNG", extensions: ["png"] },
  { label: "GIF", extensions: ["gif"] },
  { label: "WebP", extensions: ["webp"] },
];

/** Who may write to whom in the marketplace, and which images. */
export function MarketplacePage() {
  return (
    <>
      <Switches />
      <Images />
    </>
  );
}

function Switches() {
  const { workspaceId } = useSession();
  const save = useSave(useMutation(api.marketplaceSettings.update));
  return (
    <SettingsGroup description="What you change holds at once, in open conversations too.">
      <Loaded live={useLive(api.marketplaceSettings.get, { workspaceId })}>
        {({ directMessagingEnabled, adminSupportEnabled, masksContactDetails }) => (
          <>
            <FormRow title="Stores" description="Only customers with an order can write to a store.">
              <Switch
                label="Customers may write to stores"
                isOn={directMessagingEnabled}
                onChange={(isOn) => save({ workspaceId, directMessagingEnabled: isOn })}
              />
            </FormRow>
            <FormRow title="Support">
              <Switch
                label="Customers may write to the marketplace"
                isOn={adminSupportEnabled}
                onChange={(isOn) => save({ workspaceId, adminSupportEnabled: isOn })}
              />
            </FormRow>
            <FormRow title="Contact details" description="Your admins always see what was written.">
              <Switch
                label="Hide e-mail addresses and telephone numbers from the other side"
                isOn={masksContactDetails}
                onChange={(isOn) => save({ workspaceId, masksContactDetails: isOn })}
              />
            </FormRow>
          </>
        )}
      </Loaded>
    </SettingsGroup>
  );
}

function Images() {
  const { workspaceId } = useSession();
  const place = { workspaceId, purpose: "marketplace" } as const;
  const save = useSave(useMutation(api.supportAttachments.updateLimits));
  return (
    <SettingsGroup title="Images">
      <Loaded live={useLive(api.supportAttachments.getLimits, place)}>
        {({ maxSizeBytes, extensions }) => {
          const current = Math.round(maxSizeBytes / MEGABYTE);
          const isOn = (kind: readonly string[]) => kind.every((one) => extensions.includes(one));
          const chosen = imageKinds.filter((kind) => isOn(kind.extensions));
          return (
            <>
              <FormRow title="Largest image">
                <Select
                  label="Largest image"
                  isLabelHidden
                  value={String(current)}
                  onChange={(size) => save({ ...place, maxSizeBytes: Number(size) * MEGABYTE })}
                  options={numberOptions([1, 2, 5, 10, 20], current, (size) => `${size} MB`)}
                />
              </FormRow>
              <FormRow title="Kinds of images" description="Judged by their content, whatever their name says.">
                {imageKinds.map((kind) => (
                  <Checkbox
                    key={kind.label}
                    label={kind.label}
                    isChecked={isOn(kind.extensions)}
                    isDisabled={chosen.length === 1 && isOn(kind.extensions)}
                    onChange={(isWanted) => {
                      const others = extensions.filter((one) => !kind.extensions.includes(one));
                      save({ ...place, extensions: isWanted ? [...others, ...kind.extensions] : others });
                    }}
                  />
                ))}
              </FormRow>
            </>
          );
        }}
      </Loaded>
    </SettingsGroup>
  );
}
