import { EmptyState } from "@foyer/ui";
import { UsersRound } from "lucide-react";
import { PlaceFrame } from "../shell/PlaceFrame.tsx";
import { PlaceHeader } from "../shell/PlaceHeader.tsx";

/** The visitors of the site. */
export function PeopleScreen() {
  return (
    <PlaceFrame>
      <div className="flex h-full flex-col">
        <PlaceHeader title="People" />
        <EmptyState
          className="flex-1"
          icon={<UsersRound />}
          title="Nobody has visited yet"
          text="Everyone who opens a page with your messenger is listed here, live."
        />
      </div>
    </PlaceFrame>
  );
}
