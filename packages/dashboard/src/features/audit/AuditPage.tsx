import { api } from "@foyer/sdk";
import { Button, EmptyState, ErrorState, FormRow, LoadingRows, Select } from "@foyer/ui";
import { useMutation } from "convex/react";
import { ScrollText } from "lucide-react";
import { useState } from "react";
import { failureOf } from "../../live/failure.ts";
import { uniqueById } from "../../live/pages.ts";
import { useLive } from "../../live/useLive.ts";
import { useLivePages } from "../../live/useLivePages.ts";
import { useSession } from "../identity/session.tsx";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { useSave } from "../settings/useSave.ts";
import { AuditRow } from "./AuditRow.tsx";
import { describeAction } from "./describeAction.ts";

const ALL = "all";

/** Who did what, newest first. */
export function AuditPage() {
  const { workspaceId } = useSession();
  const access = useLive(api.auditLogs.getAccess, { workspaceId }).data;
  const actions = useLive(api.auditLogs.getActions, { workspaceId }).data ?? [];
  const [action, setAction] = useState(ALL);
  return (
    <>
      {access?.canManageSecurity && <Retention />}
      <SettingsGroup
        title="Entries"
        action={
          <Select
            label="Kind"
            isLabelHidden
            className="w-64"
            value={action}
            onChange={setAction}
            options={[
              { value: ALL, label: "Everything" },
              ...actions.map((value) => ({ value, label: describeAction(value) })),
            ]}
          />
        }
      >
        <Entries action={action === ALL ? undefined : action} />
      </SettingsGroup>
    </>
  );
}

function Entries({ action }: { action: string | undefined }) {
  const { workspaceId } = useSession();
  const { pages, isLoading, error, hasMore, loadMore } = useLivePages(api.auditLogs.listPage, {
    workspaceId,
    limit: 50,
    ...(action === undefined ? {} : { action }),
  });
  const entries = uniqueById(pages.flatMap((page) => page.entries));
  if (isLoading) return <LoadingRows rows={8} />;
  if (error) return <ErrorState title="The log could not be loaded" text={failureOf(error).message} />;
  if (entries.length === 0) {
    return (
      <EmptyState
        icon={<ScrollText />}
        title="Nothing noted yet"
        text="Changes of settings, roles and security are noted here."
      />
    );
  }
  return (
    <>
      <ul aria-label="Entries">
        {entries.map((entry) => (
          <AuditRow key={entry._id} entry={entry} />
        ))}
      </ul>
      {hasMore && (
        <Button className="mt-3" onClick={loadMore}>
          Show older entries
        </Button>
      )}
    </>
  );
}

function Retention() {
  const { workspaceId } = useSession();
  const { data } = useLive(api.auditLogs.getSettings, { workspaceId });
  const save = useSave(useMutation(api.auditLogs.updateSettings));
  return (
    <SettingsGroup>
      <FormRow title="Keep entries for" description="What is older is removed the next night.">
        <Select
          label="Keep entries for"
          isLabelHidden
          value={data ? String(data.retentionDays) : null}
          onChange={(days) => save({ workspaceId, retentionDays: Number(days) })}
          options={[
            { value: "30", label: "30 days" },
            { value: "90", label: "90 days" },
            { value: "365", label: "A year" },
          ]}
        />
      </FormRow>
    </SettingsGroup>
  );
}
