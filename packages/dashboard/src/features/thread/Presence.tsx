import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useEffect } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";

/** How often it is said again that a conversation is looked at; it ends by itself a little later. */
const REPEAT_MS = 30_000;

/** Says that this agent looks at the conversation, for as long as the page is in sight. */
export function useSayViewing(conversationId: string): void {
  const setViewing = useMutation(api.conversations.setViewing);
  useEffect(() => {
    const say = (isViewing: boolean) => void setViewing({ id: conversationId, isViewing }).catch(() => undefined);
    const update = () => say(document.visibilityState === "visible");
    update();
    const timer = setInterval(() => document.visibilityState === "visible" && say(true), REPEAT_MS);
    document.addEventListener("visibilitychange", update);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", update);
      say(false);
    };
  }, [conversationId, setViewing]);
}

/** The other agents who look at the conversation. */
export function useOtherViewers(conversationId: string): readonly { userId: string; name: string }[] {
  return useOthers(useLive(api.conversations.listViewing, { id: conversationId }).data);
}

/** Whether the visitor is typing, and which other agents are. */
export function useTyping(conversationId: string): {
  isVisitor: boolean;
  agents: readonly { userId: string; name: string }[];
} {
  const { data } = useLive(api.conversations.listTyping, { id: conversationId });
  const agents = useOthers(data);
  return { isVisitor: data?.some(({ side }) => side === "visitor") ?? false, agents };
}

function useOthers(people: readonly { principal: string; side: string; name?: string | undefined }[] | undefined) {
  const { userId } = useSession();
  return (people ?? [])
    .filter(({ side, principal }) => side === "agent" && principal !== `agent:${userId}`)
    .map(({ principal, name }) => ({ userId: principal.slice("agent:".length), name: name ?? "A teammate" }));
}
