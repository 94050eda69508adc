import { Archive, Clock, Inbox, MailOpen, PanelRight, Reply, StickyNote, UserPlus } from "lucide-react";
import type { RefObject } from "react";
import { useCommands } from "../commands/commands.ts";
import type { Command } from "../commands/registry.ts";
import type { ComposerState } from "../composer/useComposer.ts";
import { useSession } from "../identity/session.tsx";
import { snoozeChoices, useAssignChoices } from "../inbox/choices.tsx";
import type { Conversation } from "../inbox/conversation.ts";
import type { ConversationActions } from "../inbox/useConversationActions.ts";

/** What the keys of a thread act on. */
export interface ThreadCommandParts {
  conversation: Conversation;
  actions: ConversationActions;
  composer: ComposerState;
  field: RefObject<HTMLTextAreaElement | null>;
  onToggleDetails: () => void;
  onMarkUnread: () => void;
}

/** Offers what can be done with the open conversation, by key and in the command menu. */
export function useThreadCommands(parts: ThreadCommandParts): void {
  const { conversation, actions, composer, field, onToggleDetails, onMarkUnread } = parts;
  const { can } = useSession();
  const assign = useAssignChoices([conversation], actions);
  const snooze = snoozeChoices([conversation], actions);
  const isOpen = conversation.status === "open";

  function write(mode: "reply" | "note") {
    composer.change({ mode });
    // At once: what is typed next is text already.
    field.current?.focus();
  }

  const writing: Command[] = [
    { id: "reply", group: "Write", label: "Write a reply", keys: "R", icon: <Reply />, run: () => write("reply") },
    { id: "note", group: "Write", label: "Write a note", keys: "N", icon: <StickyNote />, run: () => write("note") },
  ];
  const closing: Command[] = [
    isOpen
      ? {
          id: "close",
          group: "Conversation",
          label: "Close",
          keys: "E",
          icon: <Archive />,
          run: () => actions.setStatus([conversation], "closed"),
        }
      : {
          id: "open",
          group: "Conversation",
          label: "Open again",
          keys: "E",
          icon: <Inbox />,
          run: () => actions.setStatus([conversation], "open"),
        },
    {
      id: "snooze",
      group: "Conversation",
      label: "Snooze…",
      keys: "Z",
      icon: <Clock />,
      words: "later remind",
      run: snooze,
    },
  ];
  const assigning: Command = {
    id: "assign",
    group: "Conversation",
    label: "Assign…",
    keys: "A",
    icon: <UserPlus />,
    words: "owner give take",
    run: assign,
  };
  useCommands([
    ...(can("conversations.reply") ? writing : []),
    ...(can("conversations.assign") ? [assigning] : []),
    ...(can("conversations.close") ? closing : []),
    { id: "unread", group: "Conversation", label: "Mark as unread", keys: "U", icon: <MailOpen />, run: onMarkUnread },
    {
      id: "details",
      group: "Conversation",
      label: "Show or hide details",
      keys: "D",
      icon: <PanelRight />,
      run: onToggleDetails,
    },
  ]);
}
