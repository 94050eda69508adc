import { api } from "@foyer/sdk";
import { RelativeTime } from "@foyer/ui";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";

const COUNTED = 10_000;

/** What the host's backend has sent, by kind, and when it last did. */
export function SyncStatus() {
  const { workspaceId } = useSession();
  return (
    <SettingsGroup description="What Foyer knows of your shop: sent by your shop's backend with an API key, or imported from a file.">
      <Loaded live={useLive(api.commerce.status, { workspaceId })}>
        {({ stores, products, orders, customers }) => (
          <ul aria-label="From your shop">
            {Object.entries({ Stores: stores, Customers: customers, Products: products, Orders: orders }).map(
              ([label, { count, lastChangeAt }]) => (
                <li key={label} className="flex min-h-control items-center gap-3">
                  <span className="flex-1 font-medium">{label}</span>
                  <span className="text-ink-soft text-small">
                    {lastChangeAt === undefined ? (
                      "Nothing yet"
                    ) : (
                      <>
                        changed <RelativeTime at={lastChangeAt} style="long" />
                      </>
                    )}
                  </span>
                  <span className="w-16 text-right tabular-nums">
                    {count >= COUNTED ? `${COUNTED.toLocaleString()}+` : count.toLocaleString()}
                  </span>
                </li>
              ),
            )}
          </ul>
        )}
      </Loaded>
    </SettingsGroup>
  );
}
