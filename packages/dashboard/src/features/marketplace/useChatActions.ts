import { api } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { useState } from "react";
import { report } from "../../live/report.ts";
import { type Chat, nameOfCustomer, nameOfOther } from "./chat.ts";
import { saveTranscript } from "./transcript.ts";

/** Something that is asked before it is done. */
export interface Question {
  title: string;
  description: string;
  confirmLabel: string;
  isDestructive: boolean;
  work: () => Promise<unknown>;
}

/** What can be done with a conversation of the marketplace; what cannot be undone asks first. */
export interface ChatActions {
  question: Question | undefined;
  ask: (question: Question | undefined) => void;
  archive: () => void;
  unarchive: () => void;
  setMuted: (isMuted: boolean) => void;
  join: () => void;
  handToSupport: () => void;
  handToStore: (store: { _id: string; name: string }) => void;
  close: () => void;
  block: () => void;
  unblock: () => void;
  saveTranscript: () => void;
}

/** The actions of one conversation; `onGone` is told when it leaves this desk. */
export function useChatActions(chat: Chat, onGone: () => void): ChatActions {
  const [question, ask] = useState<Question>();
  const archive = useMutation(api.shared.chat.archiveConversation);
  const unarchive = useMutation(api.marketplace.unarchive);
  const mute = useMutation(api.marketplace.mute);
  const join = useMutation(api.marketplace.join);
  const transfer = useMutation(api.marketplace.transfer);
  const close = useMutation(api.marketplace.close);
  const block = useMutation(api.marketplace.block);
  const unblock = useMutation(api.marketplace.unblock);
  const target = { conversationId: chat._id };
  const customer = nameOfCustomer(chat);
  const isStore = chat.side === "store";
  return {
    question,
    ask,
    archive() {
      onGone();
      report(archive(target), { text: "Conversation archived", undo: () => report(unarchive(target)) });
    },
    unarchive: () => report(unarchive(target), { text: "Back among the active ones" }),
    setMuted: (isMuted) =>
      report(mute({ ...target, isMuted }), {
        text: isMuted ? "No more mail and push for this conversation" : "Mail and push come again",
        undo: () => report(mute({ ...target, isMuted: !isMuted })),
      }),
    join: () => report(join(target)),
    handToSupport: () =>
      ask({
        ...(isStore
          ? {
              title: "Hand this to the marketplace's support?",
              description: `${customer} sees that it was handed over. You can no longer read it until it is handed back.`,
              confirmLabel: "Hand over",
            }
          : {
              title: `Take this over from ${nameOfOther(chat)}?`,
              description: `${customer} sees that support answers now. The store can no longer read it until you hand it back.`,
              confirmLabel: "Take over",
            }),
        isDestructive: false,
        async work() {
          await transfer({ ...target, to: "admin" });
          if (isStore) onGone();
        },
      }),
    handToStore: (store) =>
      ask({
        title: `Hand this to ${store.name}?`,
        description: `${customer} and the store see that it was handed over. You can still read it.`,
        confirmLabel: "Hand over",
        isDestructive: false,
        work: () => transfer({ ...target, to: "store", storeId: store._id }),
      }),
    close: () =>
      ask({
        title: "Close this conversation?",
        description: `It moves to Closed, and opens again when ${customer} writes.`,
        confirmLabel: "Close it",
        isDestructive: false,
        async work() {
          await close(target);
          onGone();
        },
      }),
    block: () =>
      ask({
        title: "Block this conversation?",
        description: `Neither ${customer} nor ${nameOfOther(chat)} can write in it until you unblock it.`,
        confirmLabel: "Block",
        isDestructive: true,
        work: () => block(target),
      }),
    unblock: () => report(unblock(target), { text: "Conversation unblocked", undo: () => report(block(target)) }),
    saveTranscript: () => report(saveTranscript(chat)),
  };
}
