import { api } from "@foyer/sdk";
import { Badge, FormRow, Select, Switch } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionArgs, FunctionReturnType } from "convex/server";
import { useCallback } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { numberOptions } from "../settings/numberOptions.ts";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { TextSetting } from "../settings/TextSetting.tsx";
import { useSave } from "../settings/useSave.ts";
import { DayRow } from "./DayRow.tsx";
import { TimeZoneSelect } from "./TimeZoneSelect.tsx";

type Hours = NonNullable<FunctionReturnType<typeof api.officeHours.get>>;
type Change = Omit<FunctionArgs<typeof api.officeHours.upsert>, "workspaceId">;

const replyTimes = [5, 15, 60, 120, 240, 480, 1_440];

/** When the team answers, and what visitors are told about it. */
export function OfficeHoursPage() {
  const { workspaceId } = useSession();
  return <Loaded live={useLive(api.officeHours.get, { workspaceId })}>{(hours) => <HoursForm hours={hours} />}</Loaded>;
}

function HoursForm({ hours }: { hours: Hours }) {
  const { workspaceId } = useSession();
  const isOpen = useLive(api.officeHours.isCurrentlyOpen, { workspaceId }).data;
  const upsert = useMutation(api.officeHours.upsert).withOptimisticUpdate((store, { workspaceId: _, ...change }) => {
    const shown = store.getQuery(api.officeHours.get, { workspaceId });
    const { schedule, enabled, timezone } = change;
    const known = {
      ...(schedule ? { schedule } : {}),
      ...(enabled === undefined ? {} : { enabled }),
      ...(timezone ? { timezone } : {}),
    };
    if (shown) store.setQuery(api.officeHours.get, { workspaceId }, { ...shown, ...known });
  });
  const change = useCallback((part: Change) => upsert({ workspaceId, ...part }), [upsert, workspaceId]);
  const save = useSave(change);
  const minutes = hours.expectedReplyTimeMinutes;
  return (
    <SettingsGroup>
      <FormRow title="Office hours" description="Without them the messenger says nothing about when you answer.">
        <div className="flex items-center gap-3">
          <Switch label="Keep office hours" isOn={hours.enabled} onChange={(enabled) => save({ enabled })} />
          {hours.enabled && isOpen && <OpenBadge isOpen={isOpen.isOpen} />}
        </div>
      </FormRow>
      {hours.enabled && (
        <>
          <FormRow title="Time zone">
            <TimeZoneSelect value={hours.timezone} onChange={(timezone) => save({ timezone })} />
          </FormRow>
          <FormRow title="Hours" description="An end before the beginning runs into the next day.">
            <ul aria-label="Hours" className="flex flex-col gap-1.5">
              {hours.schedule.map((span, index) => (
                <DayRow
                  key={`${span.day} ${index}`}
                  span={span}
                  onChange={(next) => save({ schedule: hours.schedule.with(index, next) })}
                />
              ))}
            </ul>
          </FormRow>
          <FormRow title="Outside of hours" description="What visitors read while nobody is there.">
            <TextSetting
              label="Outside of hours"
              isLong
              value={hours.offlineMessage ?? ""}
              onSave={(text) => change({ offlineMessage: text || null })}
            />
          </FormRow>
        </>
      )}
      <FormRow title="Usual reply time" description="Shown to visitors if the automation says so.">
        <Select
          label="Usual reply time"
          isLabelHidden
          value={minutes === undefined ? "none" : String(minutes)}
          onChange={(value) => save({ expectedReplyTimeMinutes: value === "none" ? null : Number(value) })}
          options={[
            { value: "none", label: "Say nothing" },
            ...numberOptions(replyTimes, minutes, (value) => `Within ${spoken(value)}`),
          ]}
        />
      </FormRow>
    </SettingsGroup>
  );
}

function OpenBadge({ isOpen }: { isOpen: boolean }) {
  return (
    <Badge tone={isOpen ? "positive" : "neutral"} hasDot>
      {isOpen ? "Open now" : "Closed now"}
    </Badge>
  );
}

function spoken(minutes: number): string {
  if (minutes % 1_440 === 0) return minutes === 1_440 ? "a day" : `${minutes / 1_440} days`;
  if (minutes % 60 === 0) return minutes === 60 ? "an hour" : `${minutes / 60} hours`;
  return `${minutes} minutes`;
}
