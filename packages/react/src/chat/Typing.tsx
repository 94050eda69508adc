import { api, type Id } from "@foyer/sdk";
import { useQuery } from "convex/react";

/** Who else is writing. */
export function Typing({ conversationId }: { conversationId: Id<"conversations"> }) {
  const writing = useQuery(api.shared.chat.getTypingIndicators, { conversationId }) ?? [];
  const [first] = writing;
  return (
    <p className="foyer-typing" aria-live="polite">
      {first && (writing.length > 1 ? "Several people are writing …" : `${first.userName ?? "Somebody"} is writing …`)}
    </p>
  );
}
