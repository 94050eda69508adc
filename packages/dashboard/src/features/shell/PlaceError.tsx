import { ErrorState } from "@foyer/ui";
import type { ErrorComponentProps } from "@tanstack/react-router";

/** Shown in place of a screen that threw; the rest of the app stays usable. */
export function PlaceError({ reset }: ErrorComponentProps) {
  return (
    <ErrorState
      className="h-full"
      title="This screen stopped working"
      text="Nothing that you sent is lost. If it happens again, tell whoever runs your Foyer."
      onRetry={reset}
    />
  );
}
