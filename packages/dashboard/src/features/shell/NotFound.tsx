import { buttonClasses, EmptyState } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { Signpost } from "lucide-react";

/** Shown at an address that leads nowhere. */
export function NotFound() {
  return (
    <main className="grid h-full place-items-center">
      <EmptyState
        icon={<Signpost />}
        title="There is nothing at this address"
        text="The link may be old, or what it led to was removed."
        action={
          <Link to="/inbox" className={buttonClasses({ variant: "primary" })}>
            Go to the inbox
          </Link>
        }
      />
    </main>
  );
}
