import { Archive, AtSign, Clock, Headset, Inbox, UserRound, UserRoundX } from "lucide-react";
import { useState } from "react";
import { AccountMenu } from "../shell/AccountMenu.tsx";
import { AppShell } from "../shell/AppShell.tsx";
import { ConnectionPill } from "../shell/ConnectionPill.tsx";
import { PlaceFrame, SidebarLabel, SidebarSection, sidebarLinkClasses } from "../shell/PlaceFrame.tsx";
import { usualPlaces } from "../shell/places.ts";
import { ConversationListSpecimen } from "./ConversationListSpecimen.tsx";
import { ThreadSpecimen } from "./ThreadSpecimen.tsx";

/** The shell around a full inbox without a server behind it, to judge the proportions by. */
export function InboxSpecimen() {
  const [presence, setPresence] = useState<"online" | "away">("online");
  return (
    <AppShell
      places={usualPlaces}
      waiting={{ inbox: 5 }}
      connection={<ConnectionPill state="reconnecting" />}
      account={
        <AccountMenu
          id="018f-amara"
          name="Amara Okafor"
          email="amara@fieldandfern.com"
          presence={presence}
          onPresenceChange={setPresence}
          onSignOut={() => {}}
        />
      }
    >
      <PlaceFrame sidebar={<Views />}>
        <div className="flex h-full">
          <ConversationListSpecimen />
          <ThreadSpecimen />
        </div>
      </PlaceFrame>
    </AppShell>
  );
}

const views = [
  { label: "Mine", icon: <UserRound />, count: 5, isWaiting: true },
  { label: "Unassigned", icon: <UserRoundX />, count: 12 },
  { label: "Mentions", icon: <AtSign />, count: 1 },
  { label: "All", icon: <Inbox />, count: 87 },
  { label: "Snoozed", icon: <Clock />, count: 9 },
  { label: "Closed", icon: <Archive /> },
];

const teams = [
  { label: "Orders", icon: <Headset />, count: 31 },
  { label: "Wholesale", icon: <Headset />, count: 4 },
];

function Views() {
  return (
    <nav aria-label="Views">
      {[
        { title: "Views", links: views },
        { title: "Teams", links: teams },
      ].map(({ title, links }) => (
        <SidebarSection key={title} title={title}>
          {links.map((view) => (
            <li key={view.label}>
              <a
                href={`#${view.label}`}
                className={sidebarLinkClasses}
                aria-current={view.label === "Mine" ? "page" : undefined}
              >
                <SidebarLabel {...view} />
              </a>
            </li>
          ))}
        </SidebarSection>
      ))}
    </nav>
  );
}
