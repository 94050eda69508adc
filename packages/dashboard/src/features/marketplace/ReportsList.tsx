import { api } from "@foyer/sdk";
import { Button, EmptyState, ErrorState, LoadingRows, RelativeTime } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useMutation } from "convex/react";
import { CircleCheck, Flag } from "lucide-react";
import { failureOf } from "../../live/failure.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { report } from "./useChatActions.ts";

const who = { customer: "The customer", seller: "The seller", store: "The store", admin: "An admin" };

/** What customers and stores have reported, for admins to settle. */
export function ReportsList({ openedId }: { openedId: string | undefined }) {
  const { workspaceId } = useSession();
  const { data, error } = useLive(api.marketplace.listReports, { workspaceId });
  const resolve = useMutation(api.marketplace.resolveReport);
  if (error) {
    return (
      <ErrorState className="min-h-0 flex-1" title="Reports could not be loaded" text={failureOf(error).message} />
    );
  }
  if (!data) return <LoadingRows rows={5} label="Loading reports" className="min-h-0 flex-1 px-1" />;
  if (data.length === 0) {
    const text = "Customers and stores can report a conversation or a message; it shows here.";
    return <EmptyState className="min-h-0 flex-1" icon={<Flag />} title="No open reports" text={text} />;
  }
  return (
    <ul aria-label="Reports" className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
      {data.map(({ _id: id, _creationTime, conversationId, messageId, side, reason }) => (
        <li key={id} className="rounded-large pb-2 has-data-opened:bg-accent-soft">
          <Link
            to="/stores"
            search={{ view: "reports", conversation: conversationId }}
            data-opened={conversationId === openedId || undefined}
            className="focus-ring-inset block rounded-large px-3 py-2.5 hover:bg-hover"
          >
            <span className="flex items-baseline gap-2 text-ink-soft text-small">
              <span className="min-w-0 flex-1 truncate">
                {who[side]} reported {messageId ? "a message" : "this conversation"}
              </span>
              <RelativeTime at={_creationTime} />
            </span>
            <span className="line-clamp-3">{reason}</span>
          </Link>
          <Button
            size="small"
            icon={<CircleCheck />}
            className="ml-3"
            onClick={() => report(resolve({ id }), { text: "Report settled" })}
          >
            Settle
          </Button>
        </li>
      ))}
    </ul>
  );
}
