import { Avatar, Badge, EmptyState, ErrorState, IconButton, Skeleton } from "@foyer/ui";
import { BadgeCheck, UserRoundX, X } from "lucide-react";
import { failureOf } from "../../live/failure.ts";
import { nameOfVisitor } from "../inbox/conversation.ts";
import { ScrollPane } from "../shell/ScrollPane.tsx";
import { PanePart } from "../shell/SidePane.tsx";
import { LinkedConversations } from "../visitors/LinkedConversations.tsx";
import { useVisitorDetail } from "../visitors/useVisitorDetail.ts";
import { VisitorAttributes, VisitorFacts } from "../visitors/VisitorFacts.tsx";
import type { Visitor } from "../visitors/visitor.ts";
import { EditVisitor } from "./EditVisitor.tsx";
import { EraseVisitor } from "./EraseVisitor.tsx";
import { StartConversation } from "./StartConversation.tsx";

/** Props of `VisitorPane`. */
export interface VisitorPaneProps {
  visitorId: string;
  onClose: () => void;
}

/** Everything about one visitor. */
export function VisitorPane({ visitorId, onClose }: VisitorPaneProps) {
  const { data, error } = useVisitorDetail(visitorId);
  const visitor = data?.visitor;
  return (
    <aside aria-label="Visitor" className="flex h-full w-full flex-col border-line lg:w-96 lg:shrink-0 lg:border-l">
      <header className="flex h-14 shrink-0 items-center gap-1 pr-3 pl-5">
        <h2 className="min-w-0 flex-1 truncate font-semibold text-title">
          {visitor ? nameOfVisitor(visitor) : "Visitor"}
        </h2>
        {visitor && <EditVisitor visitor={visitor} />}
        {visitor && <EraseVisitor visitor={visitor} onErased={onClose} />}
        <IconButton label="Close" icon={<X />} onClick={onClose} />
      </header>
      {error && <ErrorState title="The visitor could not be loaded" text={failureOf(error).message} />}
      {data && !visitor && (
        <EmptyState
          icon={<UserRoundX />}
          title="This visitor is not here"
          text="They were erased, or belong to another workspace."
        />
      )}
      {!data && !error && <Skeleton className="mx-5 mt-2 h-10 w-48" />}
      {visitor && (
        <ScrollPane label="About the visitor" className="px-5 pb-6">
          <Identity visitor={visitor} />
          <VisitorFacts visitor={visitor} />
          <VisitorAttributes visitor={visitor} />
          <PanePart
            title="Conversations"
            action={<StartConversation visitorId={visitorId} visitorName={nameOfVisitor(visitor)} />}
          >
            {data.linkedConversations.length > 0 ? (
              <LinkedConversations conversations={data.linkedConversations} />
            ) : (
              <p className="text-ink-faint">None yet.</p>
            )}
          </PanePart>
        </ScrollPane>
      )}
    </aside>
  );
}

function Identity({ visitor }: { visitor: Visitor }) {
  return (
    <div className="flex items-center gap-4 pb-6">
      <Avatar
        name={visitor.name ?? visitor.email ?? null}
        seed={visitor._id}
        size="huge"
        presence={visitor.isOnline ? "online" : "offline"}
        isDecorative
      />
      <div className="flex min-w-0 flex-col gap-1">
        <span className="truncate text-ink-soft">{visitor.readableId}</span>
        {visitor.identityVerified ? (
          <Badge tone="positive" icon={<BadgeCheck />}>
            Verified by your site
          </Badge>
        ) : (
          <Badge>Not verified</Badge>
        )}
      </div>
    </div>
  );
}
