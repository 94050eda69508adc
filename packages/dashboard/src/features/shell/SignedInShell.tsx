import { api } from "@foyer/sdk";
import { ErrorState } from "@foyer/ui";
import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { useConvexAuth } from "convex/react";
import type { ReactNode } from "react";
import { useConnection } from "../../live/connection.ts";
import { failureOf } from "../../live/failure.ts";
import { useLive } from "../../live/useLive.ts";
import { CommandProvider } from "../commands/CommandProvider.tsx";
import { NoWorkspace } from "../identity/NoWorkspace.tsx";
import { SessionProvider, useSession, useSessionOf } from "../identity/session.tsx";
import { ToSignIn } from "../identity/ToSignIn.tsx";
import { useStoresUnread } from "../marketplace/useStoresUnread.ts";
import { useOwnAndUntaken } from "../notifications/ownAndUntaken.ts";
import { useArrivals } from "../notifications/useArrivals.ts";
import { useUnreadBadge } from "../notifications/useUnreadBadge.ts";
import { OutboxProvider } from "../outbox/outbox.tsx";
import { SandboxBanner } from "../sandbox/SandboxBanner.tsx";
import { Account } from "./Account.tsx";
import { AppShell } from "./AppShell.tsx";
import { ConnectionPill } from "./ConnectionPill.tsx";
import { PlaceFrame } from "./PlaceFrame.tsx";
import { placeAt, placesFor, usualPlaces } from "./places.ts";
import { useAppCommands } from "./useAppCommands.tsx";
import { usePlaces } from "./usePlaces.ts";
import { useWantedWorkspace } from "./useWantedWorkspace.ts";

/** The shell around every place, for whoever is signed in; others are led to the entrance and back. */
export function SignedInShell() {
  const { isLoading, isAuthenticated } = useConvexAuth();
  const { data: user, error } = useLive(api.auth.currentUser, isAuthenticated ? {} : "skip");
  const session = useSessionOf(user);
  const isElsewhere = useWantedWorkspace(session?.workspaceId);
  const connection = <ConnectionPill state={useConnection()} />;
  if ((!isLoading && !isAuthenticated) || user === null) return <ToSignIn />;
  if (error)
    return (
      <Waiting connection={connection}>
        <ErrorState className="h-full" text={failureOf(error).message} />
      </Waiting>
    );
  if (!user || isElsewhere) return <Waiting connection={connection} />;
  if (!session) return <NoWorkspace user={user} />;
  return (
    <SessionProvider session={session}>
      <OutboxProvider userId={session.userId}>
        <CommandProvider>
          <Places key={session.workspaceId} connection={connection} />
        </CommandProvider>
      </OutboxProvider>
    </SessionProvider>
  );
}

function Places({ connection }: { connection: ReactNode }) {
  const { rows, isReady } = useOwnAndUntaken();
  const unread = rows.filter(({ unreadByAgent }) => unreadByAgent > 0).length;
  const places = usePlaces();
  const inStores = useStoresUnread(places.some(({ name }) => name === "stores"));
  useUnreadBadge(unread + inStores);
  useArrivals(rows, isReady);
  const dialogs = useAppCommands(places);
  const waiting = { inbox: unread, stores: inStores };
  return (
    <AppShell
      places={places}
      waiting={waiting}
      account={<Account />}
      notice={<SandboxBanner />}
      connection={connection}
    >
      <AllowedPlace />
      {dialogs}
    </AppShell>
  );
}

/** The place of the address; whoever may not use it is led to the first one that they may. */
function AllowedPlace() {
  const { can } = useSession();
  const { pathname } = useLocation();
  const allowed = placesFor(can);
  const [first] = allowed;
  const place = placeAt(pathname);
  if (place && first && !allowed.includes(place)) return <Navigate to={first.to} replace />;
  return <Outlet />;
}

/** The frame without anything in it, for the moment in which it is not known who is there. */
function Waiting({ connection, children }: { connection: ReactNode; children?: ReactNode }) {
  return (
    <AppShell places={usualPlaces} account={<span className="block size-8" />} connection={connection}>
      <PlaceFrame>{children}</PlaceFrame>
    </AppShell>
  );
}
