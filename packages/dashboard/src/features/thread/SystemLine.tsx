import { RelativeTime } from "@foyer/ui";
import { useSession } from "../identity/session.tsx";
import { useTeammates } from "../workspaces/teammates.ts";
import { eventText } from "./eventText.ts";
import type { Message } from "./message.ts";

/** What happened to the conversation, as a quiet line. */
export function SystemLine({ message }: { message: Message }) {
  const { userId } = useSession();
  const teammates = useTeammates();
  const nameOf = (id: string) => (id === userId ? "you" : teammates.find((one) => one.userId === id)?.name);
  return (
    <p className="py-1 text-center text-ink-faint text-small">
      {eventText(message, { userId, nameOf })} · <RelativeTime at={message.createdAt} />
    </p>
  );
}
