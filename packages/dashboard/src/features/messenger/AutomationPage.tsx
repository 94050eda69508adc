import { api } from "@foyer/sdk";
import { FormRow, Switch } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { useSave } from "../settings/useSave.ts";

/** What the messenger does by itself. */
export function AutomationPage() {
  const { workspaceId } = useSession();
  const settings = useLive(api.automationSettings.getOrCreate, { workspaceId });
  const save = useSave(
    useMutation(api.automationSettings.upsert).withOptimisticUpdate((store, { workspaceId: _, ...change }) => {
      const shown = store.getQuery(api.automationSettings.getOrCreate, { workspaceId });
      const known = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
      if (shown) store.setQuery(api.automationSettings.getOrCreate, { workspaceId }, { ...shown, ...known });
    }),
  );
  return (
    <SettingsGroup>
      <Loaded live={settings}>
        {({ collectEmailEnabled, showReplyTimeEnabled }) => (
          <>
            <FormRow
              title="E-mail"
              description="After their first message, visitors without an address are asked for one, so that your answer reaches them. They can skip it."
            >
              <Switch
                label="Ask for an e-mail address"
                isOn={collectEmailEnabled}
                onChange={(isOn) => save({ workspaceId, collectEmailEnabled: isOn })}
              />
            </FormRow>
            <FormRow
              title="Reply time"
              description="Visitors see how soon you usually answer, as set in the office hours."
            >
              <Switch
                label="Show the usual reply time"
                isOn={showReplyTimeEnabled}
                onChange={(isOn) => save({ workspaceId, showReplyTimeEnabled: isOn })}
              />
            </FormRow>
          </>
        )}
      </Loaded>
    </SettingsGroup>
  );
}
