import { Avatar, Badge, EmptyState, ErrorState, Skeleton } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { BadgeCheck, UserRoundX } from "lucide-react";
import { failureOf } from "../../live/failure.ts";
import { nameOfVisitor } from "../inbox/conversation.ts";
import { PanePart, SidePane } from "../shell/SidePane.tsx";
import { LinkedConversations } from "../visitors/LinkedConversations.tsx";
import { useVisitorDetail } from "../visitors/useVisitorDetail.ts";
import { VisitorAttributes, VisitorFacts } from "../visitors/VisitorFacts.tsx";

/** Props of `DetailsPane`. */
export interface DetailsPaneProps {
  visitorId: string;
  conversationId: string;
  onClose: () => void;
}

/** Who the visitor is, beside the conversation with them. */
export function DetailsPane({ visitorId, conversationId, onClose }: DetailsPaneProps) {
  const { data, error } = useVisitorDetail(visitorId);
  const visitor = data?.visitor;
  const others = data?.linkedConversations.filter(({ _id }) => _id !== conversationId) ?? [];
  return (
    <SidePane
      label="Customer details"
      title="Details"
      contentLabel="About the visitor"
      hideLabel="Hide details"
      onHide={onClose}
    >
      {error && <ErrorState title="The visitor could not be loaded" text={failureOf(error).message} />}
      {data && !visitor && <EmptyState icon={<UserRoundX />} title="Nothing is known of this visitor" />}
      {!data && !error && <Placeholder />}
      {visitor && (
        <>
          <div className="flex items-center gap-3 pb-5">
            <Avatar
              name={visitor.name ?? visitor.email ?? null}
              seed={visitor._id}
              size="large"
              presence={visitor.isOnline ? "online" : "offline"}
              isDecorative
            />
            <div className="min-w-0">
              <Link
                to="/people"
                search={{ visitor: visitor._id }}
                className="focus-ring block truncate rounded-small font-semibold hover:underline"
              >
                {nameOfVisitor(visitor)}
              </Link>
              {visitor.identityVerified ? (
                <Badge tone="positive" icon={<BadgeCheck />}>
                  Verified
                </Badge>
              ) : (
                <p className="text-ink-faint text-small">{visitor.isOnline ? "Online now" : visitor.readableId}</p>
              )}
            </div>
          </div>
          <VisitorFacts visitor={visitor} />
          <VisitorAttributes visitor={visitor} />
          {others.length > 0 && (
            <PanePart title="Other conversations">
              <LinkedConversations conversations={others} />
            </PanePart>
          )}
        </>
      )}
    </SidePane>
  );
}

function Placeholder() {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Skeleton className="size-10 rounded-full!" />
        <Skeleton className="h-3 w-32" />
      </div>
      {["w-40", "w-28", "w-44", "w-36"].map((width) => (
        <Skeleton key={width} className={`h-2.5 ${width}`} />
      ))}
    </div>
  );
}
