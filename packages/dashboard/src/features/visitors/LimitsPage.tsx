import { api } from "@foyer/sdk";
import { FormRow, Select, Switch } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { numberOptions } from "../settings/numberOptions.ts";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { useSave } from "../settings/useSave.ts";

const HOUR_MS = 3_600_000;
const MEGABYTE = 1_048_576;

/** How long visitors stay signed in, and what they may send. */
export function LimitsPage() {
  return (
    <>
      <Sessions />
      <Files />
    </>
  );
}

function Sessions() {
  const { workspaceId } = useSession();
  const settings = useLive(api.widgetSessions.getSettings, { workspaceId });
  const save = useSave(useMutation(api.widgetSessions.updateSettings));
  return (
    <SettingsGroup title="Visitors">
      <Loaded live={settings}>
        {({ sessionLifetimeMs, auditsEverySession }) => (
          <>
            <FormRow title="Sessions" description="How long a visitor's messenger works without opening a page again.">
              <Select
                label="Sessions last"
                isLabelHidden
                value={String(sessionLifetimeMs / HOUR_MS)}
                onChange={(hours) => save({ workspaceId, sessionLifetimeMs: Number(hours) * HOUR_MS })}
                options={numberOptions([1, 8, 24, 72, 168], sessionLifetimeMs / HOUR_MS, (hours) =>
                  hours % 24 === 0 ? plural(hours / 24, "day") : plural(hours, "hour"),
                )}
              />
            </FormRow>
            <FormRow title="Audit log" description="Sessions of verified users are always noted.">
              <Switch
                label="Note every session"
                isOn={auditsEverySession}
                onChange={(isOn) => save({ workspaceId, auditsEverySession: isOn })}
              />
            </FormRow>
          </>
        )}
      </Loaded>
    </SettingsGroup>
  );
}

function Files() {
  const { workspaceId, can } = useSession();
  const limits = useLive(api.supportAttachments.getLimits, { workspaceId });
  const save = useSave(useMutation(api.supportAttachments.updateLimits));
  const isLocked = !can("settings.workspace");
  return (
    <SettingsGroup title="Files in messages">
      <Loaded live={limits}>
        {({ maxSizeBytes, maxFilesPerMessage, extensions }) => (
          <>
            <FormRow title="Largest file">
              <Select
                label="Largest file"
                isLabelHidden
                isDisabled={isLocked}
                value={String(Math.round(maxSizeBytes / MEGABYTE))}
                onChange={(size) => save({ workspaceId, maxSizeBytes: Number(size) * MEGABYTE })}
                options={numberOptions([1, 5, 10, 20, 50], Math.round(maxSizeBytes / MEGABYTE), (size) => `${size} MB`)}
              />
            </FormRow>
            <FormRow title="Files in one message">
              <Select
                label="Files in one message"
                isLabelHidden
                isDisabled={isLocked}
                value={String(maxFilesPerMessage)}
                onChange={(count) => save({ workspaceId, maxFilesPerMessage: Number(count) })}
                options={numberOptions([1, 3, 5, 10], maxFilesPerMessage, (count) => plural(count, "file"))}
              />
            </FormRow>
            <FormRow title="Kinds of files" description="Judged by their content, whatever their name says.">
              <p className="text-ink-soft">{extensions.join(", ")}</p>
            </FormRow>
          </>
        )}
      </Loaded>
    </SettingsGroup>
  );
}

function plural(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}
