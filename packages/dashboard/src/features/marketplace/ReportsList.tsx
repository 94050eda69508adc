import { api } from "@foyer/sdk";
import { Button, EmptyState, ErrorState, LoadingRows, RelativeTime } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { CircleCheck, Store } from "lucide-react";
import { failureOf } from "../../live/failure.ts";
import { report } from "../../live/report.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { nameOfCustomer } from "./chat.ts";
import type { DeskView } from "./deskViews.ts";

type Report = FunctionReturnType<typeof api.marketplace.listReports>[number];

/** As many as the server lists. */
const MOST = 200;
const who = { customer: "The customer", seller: "The seller", store: "The store", admin: "An admin" };

/** Props of `ReportsList`. */
export interface ReportsListProps {
  view: DeskView;
  openedId: string | undefined;
}

/** What customers and stores have reported, for admins to settle; or what was settled. */
export function ReportsList({ view, openedId }: ReportsListProps) {
  const { workspaceId } = useSession();
  const status = view.name === "settled" ? "resolved" : "open";
  const { data, error } = useLive(api.marketplace.listReports, { workspaceId, status });
  if (error) {
    return (
      <ErrorState className="min-h-0 flex-1" title="Reports could not be loaded" text={failureOf(error).message} />
    );
  }
  if (!data) return <LoadingRows rows={5} label="Loading reports" className="min-h-0 flex-1 px-1" />;
  if (data.length === 0) {
    const Icon = view.icon;
    return <EmptyState className="min-h-0 flex-1" icon={<Icon />} {...view.empty} />;
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
      <ul aria-label={view.label}>
        {data.map((row) => (
          <ReportRow key={row._id} row={row} isOpened={row.conversationId === openedId} />
        ))}
      </ul>
      {data.length >= MOST && <p className="px-3 py-2 text-ink-soft text-small">These are the newest {MOST}.</p>}
    </div>
  );
}

function ReportRow({ row, isOpened }: { row: Report; isOpened: boolean }) {
  const resolve = useMutation(api.marketplace.resolveReport);
  const { _id: id, _creationTime, conversationId, messageId, messageText, storeName, resolvedAt } = row;
  return (
    <li className="rounded-large pb-2 has-data-opened:bg-accent-soft">
      <Link
        to="/stores"
        search={(before) => ({ ...before, conversation: conversationId })}
        data-opened={isOpened || undefined}
        className="focus-ring-inset block rounded-large px-3 py-2.5 hover:bg-hover"
      >
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">{nameOfCustomer(row)}</span>
          <RelativeTime at={_creationTime} className="shrink-0 text-ink-soft text-small" />
        </span>
        <span className="wrap-anywhere block whitespace-pre-line">{row.reason}</span>
        {row.note !== undefined && (
          <span className="wrap-anywhere block whitespace-pre-line text-ink-soft">{row.note}</span>
        )}
        {messageText !== undefined && (
          <span className="my-1 line-clamp-2 border-line-strong border-l-2 pl-2 text-ink-soft">{messageText}</span>
        )}
        <span className="mt-0.5 flex items-center gap-3 text-ink-soft text-small">
          <span className="truncate">
            {who[row.side]} reported {messageId ? "a message" : "this conversation"}
          </span>
          {storeName && (
            <span className="flex min-w-0 items-center gap-1">
              <Store className="size-3 shrink-0" />
              <span className="truncate">{storeName}</span>
            </span>
          )}
        </span>
      </Link>
      {resolvedAt === undefined ? (
        <Button
          size="small"
          icon={<CircleCheck />}
          className="ml-3"
          onClick={() => report(resolve({ id }), { text: "Report settled" })}
        >
          Settle
        </Button>
      ) : (
        <p className="flex items-center gap-1.5 px-3 text-positive-ink text-small">
          <CircleCheck className="size-3.5" />
          <span>
            Settled {row.resolvedByName && `by ${row.resolvedByName} `}
            <RelativeTime at={resolvedAt} style="long" />
          </span>
        </p>
      )}
    </li>
  );
}
