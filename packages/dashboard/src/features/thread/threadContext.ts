import { createContext, useContext } from "react";
import type { Message } from "./message.ts";

/** What the messages of a thread can ask for. */
export interface ThreadActions {
  /** Begins an answer to one message. */
  reply: (message: Message) => void;
  /** Scrolls to a message, if it is loaded. */
  goTo: (seq: number) => void;
  userId: string;
  visitorName: string;
  canReply: boolean;
  canDeleteAll: boolean;
}

/** Carries the actions to the bubbles. */
export const ThreadContext = createContext<ThreadActions | undefined>(undefined);

/** The actions; only inside a thread. */
export function useThread(): ThreadActions {
  const actions = useContext(ThreadContext);
  if (!actions) throw new Error("A message needs a thread around it.");
  return actions;
}
