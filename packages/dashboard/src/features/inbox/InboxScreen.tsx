import { EmptyState } from "@foyer/ui";
import { MessagesSquare } from "lucide-react";
import { PlaceFrame } from "../shell/PlaceFrame.tsx";
import { PlaceHeader } from "../shell/PlaceHeader.tsx";

/** The conversations of the team. */
export function InboxScreen() {
  return (
    <PlaceFrame>
      <div className="flex h-full flex-col">
        <PlaceHeader title="Inbox" />
        <EmptyState
          className="flex-1"
          icon={<MessagesSquare />}
          title="No conversations yet"
          text="They appear here the moment a visitor writes in the messenger on your site."
        />
      </div>
    </PlaceFrame>
  );
}
