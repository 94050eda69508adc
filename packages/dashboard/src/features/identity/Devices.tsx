import { useAuthToken } from "@convex-dev/auth/react";
import { api } from "@foyer/sdk";
import { Badge, Button, RelativeTime, showToast } from "@foyer/ui";
import { useAction, useMutation } from "convex/react";
import { Laptop, Smartphone } from "lucide-react";
import { useCallback } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useLive } from "../../live/useLive.ts";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { useSave } from "../settings/useSave.ts";
import { describeAgent, sessionOf } from "./device.ts";

/** Where this person is signed in, and the way to end it. */
export function Devices() {
  const sessions = useLive(api.auth.listSessions, {});
  const current = sessionOf(useAuthToken());
  const endSession = useMutation(api.auth.endSession);
  const end = useSave(useCallback((id: string) => endSession({ id }), [endSession]));
  const signOutEverywhere = useAction(api.auth.signOutEverywhere);
  const endOthers = useAttempt(
    useCallback(async () => {
      const ended = await signOutEverywhere({ keepCurrent: true });
      showToast({ text: ended === 1 ? "Signed out on one device" : `Signed out on ${ended} devices` });
    }, [signOutEverywhere]),
  );
  const others = sessions.data?.filter(({ _id }) => _id !== current).length ?? 0;
  return (
    <SettingsGroup
      title="Devices"
      action={
        others > 0 && (
          <Button size="small" isBusy={endOthers.isBusy} onClick={() => void endOthers.run()}>
            Sign out everywhere else
          </Button>
        )
      }
    >
      <Loaded live={sessions}>
        {(rows) => (
          <ul aria-label="Devices">
            {[...rows]
              .sort((a, b) => Number(b._id === current) - Number(a._id === current))
              .map(({ _id, userAgent, address, lastUsedAt }) => {
                const { label, isPhone } = describeAgent(userAgent);
                const Icon = isPhone ? Smartphone : Laptop;
                return (
                  <li key={_id} className="flex min-h-14 items-center gap-3">
                    <Icon className="size-5 shrink-0 text-ink-soft" />
                    <span className="min-w-0 flex-1">
                      <span className="block truncate font-medium">{label}</span>
                      <span className="block truncate text-ink-faint text-small">
                        {address && `${address} · `}
                        <RelativeTime at={lastUsedAt} style="long" />
                      </span>
                    </span>
                    {_id === current ? (
                      <Badge tone="accent">This device</Badge>
                    ) : (
                      <Button size="small" variant="quiet" aria-label={`Sign out ${label}`} onClick={() => end(_id)}>
                        Sign out
                      </Button>
                    )}
                  </li>
                );
              })}
          </ul>
        )}
      </Loaded>
    </SettingsGroup>
  );
}
