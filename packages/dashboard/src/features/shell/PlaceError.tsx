import { ErrorState } from "@foyer/ui";
import { PlaceFrame } from "./PlaceFrame.tsx";

/** Shown in place of a screen that threw; the rest of the app stays usable. */
export function PlaceError() {
  return (
    <PlaceFrame>
      <ErrorState
        className="h-full"
        title="This screen stopped working"
        text="Nothing that you sent is lost. If it happens again, tell whoever runs your Foyer."
        // The whole page: code that could not be fetched is not fetched again by the page that missed it, and after an
        // update of the server it has another name. Drafts and what is not sent yet are kept on the device.
        onRetry={() => location.reload()}
      />
    </PlaceFrame>
  );
}
