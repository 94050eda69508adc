import { api } from "@foyer/sdk";
import { EmptyState, SearchField, useNow } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { Ticket } from "lucide-react";
import { useState } from "react";
import { uniqueById } from "../../live/pages.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { EndAccess } from "./EndAccess.tsx";
import { GoodUntil, KeyRow, LastUsed, stateOfKey } from "./KeyRow.tsx";
import { NewPersonalToken } from "./NewPersonalToken.tsx";
import { nameOfSide } from "./sides.ts";

type PersonalToken = FunctionReturnType<typeof api.personalTokens.list>[number];

/** As many as the server lists at once. */
const MOST = 200;

/** Tokens with which single customers, sellers and staff of stores call as who they are. */
export function PersonalTokensPage() {
  return (
    <>
      <Tokens />
      <NewPersonalToken />
      <EndAccess />
    </>
  );
}

function Tokens() {
  const { workspaceId } = useSession();
  const [query, setQuery] = useState("");
  const wanted = query.trim();
  const live = useLive(api.personalTokens.list, { workspaceId });
  // Older ones than those that are listed are found by the person's whole id.
  const exact = useLive(api.personalTokens.list, wanted === "" ? "skip" : { workspaceId, externalId: wanted }).data;
  return (
    <SettingsGroup description="A customer, a seller or one of a store's staff calls with it as who they are. For apps that cannot ask your backend for a signed token each time.">
      <Loaded live={live}>
        {(newest) => {
          if (newest.length === 0) {
            const text = "Make the first one below and hand it to its person, or let your backend make them.";
            return <EmptyState icon={<Ticket />} title="No personal tokens yet" text={text} />;
          }
          const found = uniqueById([...(exact ?? []), ...newest.filter((token) => isAbout(token, wanted))]);
          return (
            <>
              <SearchField
                label="Search by person or name"
                value={query}
                onChange={setQuery}
                className="mb-2 sm:w-80"
              />
              <ul aria-label="Personal tokens">
                {found.map((token) => (
                  <TokenRow key={token._id} token={token} />
                ))}
              </ul>
              {found.length === 0 && <p className="py-3 text-ink-soft">Nobody with this name or id has a token.</p>}
              {newest.length >= MOST && wanted === "" && (
                <p className="py-3 text-ink-soft text-small">
                  These are the newest {MOST}. Search for a person's whole id to see older ones.
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </SettingsGroup>
  );
}

function TokenRow({ token }: { token: PersonalToken }) {
  const revoke = useMutation(api.personalTokens.revoke);
  const now = useNow();
  const { personName, externalId, name, side, prefix } = token;
  return (
    <KeyRow
      name={`${personName ?? externalId} · ${name}`}
      state={stateOfKey(token, now)}
      facts={
        <>
          {nameOfSide(side)} <code>{externalId}</code> · <code>{prefix}…</code> · <LastUsed at={token.lastUsedAt} />
          <GoodUntil at={token.expiresAt} now={now} />
        </>
      }
      onRevoke={() => revoke({ id: token._id })}
    />
  );
}

function isAbout({ personName = "", externalId, name }: PersonalToken, wanted: string): boolean {
  return [personName, externalId, name].some((text) => text.toLowerCase().includes(wanted.toLowerCase()));
}
