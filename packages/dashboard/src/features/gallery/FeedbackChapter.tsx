import { Button, EmptyState, ErrorState, LoadingRows, ProgressBar, Skeleton } from "@foyer/ui";
import { Inbox } from "lucide-react";
import { ConnectionPill } from "../shell/ConnectionPill.tsx";
import { Chapter, Specimen } from "./Specimen.tsx";

/** Nothing yet, not now, and not any more. */
export function FeedbackChapter() {
  return (
    <Chapter title="Feedback">
      <Specimen name="EmptyState">
        <EmptyState
          className="w-full"
          icon={<Inbox />}
          title="Nobody is waiting"
          text="New conversations appear here by themselves. You can also start one with someone who is on the site now."
          action={<Button variant="primary">See who is online</Button>}
        />
      </Specimen>
      <Specimen name="ErrorState">
        <ErrorState
          className="w-full"
          title="The report could not be counted"
          text="The server did not answer in time. Your filters are kept."
          onRetry={() => {}}
        />
      </Specimen>
      <Specimen name="LoadingRows, Skeleton, ConnectionPill">
        <LoadingRows rows={3} label="Loading conversations" className="w-full" />
        <div className="w-full px-3">
          <Skeleton className="h-24 w-full rounded-control" />
        </div>
        <ConnectionPill state="reconnecting" />
        <ConnectionPill state="offline" />
      </Specimen>
      <Specimen name="ProgressBar">
        <ProgressBar className="w-full" label="Importing" share={0.4} />
        <ProgressBar className="w-full" label="Reading the file" share={null} />
      </Specimen>
    </Chapter>
  );
}
