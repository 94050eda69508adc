import { createContext, useContext } from "react";
import type { Message } from "./message.ts";

/** What can be done with one message. */
export interface MessageActions {
  /** Begins an answer to one message; absent where messages are not quoted. */
  reply?: (message: Message) => void;
  /** Whether one may change what one wrote oneself. */
  canEdit: boolean;
  canDelete: (message: Message) => boolean;
  remove: (message: Message) => Promise<unknown>;
  /** Who sees that a message was deleted. */
  deletionNote: string;
  /** Tells those in charge that something is wrong with a message. */
  report?: (message: Message) => void;
}

/** What the messages of a thread can ask for. */
export interface ThreadActions extends MessageActions {
  /** Scrolls to a message, if it is loaded. */
  goTo: (seq: number) => void;
  userId: string;
  visitorName: string;
}

/** Carries the actions to the bubbles. */
export const ThreadContext = createContext<ThreadActions | undefined>(undefined);

/** The actions; only inside a thread. */
export function useThread(): ThreadActions {
  const actions = useContext(ThreadContext);
  if (!actions) throw new Error("A message needs a thread around it.");
  return actions;
}
