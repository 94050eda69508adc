import { api } from "@foyer/sdk";
import { Badge, RelativeTime } from "@foyer/ui";
import { CircleCheck, CircleDashed } from "lucide-react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { CopyText } from "../settings/CopyText.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { AllowedOrigins } from "./AllowedOrigins.tsx";

/** How the messenger comes onto a site, where it was seen, and where it may run. */
export function InstallPage() {
  const { workspaceId, can } = useSession();
  const onboarding = useLive(api.workspaces.getOnboarding, { workspaceId });
  const workspace = useLive(api.workspaces.get, { id: workspaceId });
  const snippet = `<script async src="${location.origin}/messenger.js" data-workspace="${workspaceId}"></script>`;
  return (
    <>
      <SettingsGroup
        title="Code"
        description="Put this line before the end of the body of every page on which visitors may write to you. It loads after your page and does not slow it down."
      >
        <CopyText label="Code" text={snippet} />
      </SettingsGroup>
      <SettingsGroup title="Seen on">
        <Loaded live={onboarding}>
          {({ sightings }) =>
            sightings.length === 0 ? (
              <p className="flex items-center gap-2 text-ink-soft">
                <CircleDashed className="size-4" />
                Nowhere yet. Open a page with the code on it, and it shows here at once.
              </p>
            ) : (
              <ul>
                {sightings.map(({ origin, lastSeenAt }) => (
                  <li key={origin} className="flex min-h-control items-center gap-2.5">
                    <CircleCheck className="size-4 text-positive-ink" />
                    <span className="min-w-0 flex-1 truncate">{origin}</span>
                    <span className="text-ink-faint text-small">
                      <RelativeTime at={lastSeenAt} style="long" />
                    </span>
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </SettingsGroup>
      <SettingsGroup
        title="Allowed origins"
        description={
          <>
            The sites on which your messenger may run, such as <code>https://shop.example</code> or{" "}
            <code>*.example.com</code> for all of its subdomains.
          </>
        }
      >
        <Loaded live={workspace}>
          {(data) =>
            "allowedOrigins" in data ? (
              <>
                {data.allowedOrigins.length === 0 && (
                  <p className="pb-3">
                    <Badge tone="warning">Every site may use it</Badge>
                  </p>
                )}
                <AllowedOrigins origins={data.allowedOrigins} isLocked={!can("settings.security")} />
              </>
            ) : null
          }
        </Loaded>
      </SettingsGroup>
    </>
  );
}
