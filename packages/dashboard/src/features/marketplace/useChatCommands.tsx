import { Archive, Ban, BellOff, CircleCheck, FileDown, Flag, LogIn, PanelRight, PenLine, Send } from "lucide-react";
import { useCommands } from "../commands/commands.ts";
import type { Command } from "../commands/registry.ts";
import type { Chat } from "./chat.ts";
import type { HandOver } from "./handOvers.tsx";
import type { ChatActions } from "./useChatActions.ts";

/** What the commands of a conversation need to know. */
export interface ChatCommandContext {
  chat: Chat;
  actions: ChatActions;
  handOvers: readonly HandOver[];
  canJoin: boolean;
  onWrite: () => void;
  onReport: () => void;
  onToggleDetails: () => void;
}

/** Offers everything that can be done with a conversation to the keyboard. */
export function useChatCommands(context: ChatCommandContext): void {
  const { chat, actions, canJoin, onWrite, onReport, onToggleDetails } = context;
  const isArchived = chat.status === "archived";
  const isAdmin = chat.side === "admin";
  const group = "Conversation";
  const commands: (Command | false)[] = [
    chat.canSend && { id: "write", group: "Write", label: "Write", keys: "R", icon: <PenLine />, run: onWrite },
    {
      id: "archive",
      group,
      label: isArchived ? "Take out of the archive" : "Archive",
      keys: "E",
      icon: <Archive />,
      run: isArchived ? actions.unarchive : actions.archive,
    },
    {
      id: "mute",
      group,
      label: chat.isMuted ? "Unmute" : "Mute mail and push",
      icon: <BellOff />,
      run: () => actions.setMuted(!chat.isMuted),
    },
    chat.status !== "closed" && { id: "close", group, label: "Close…", icon: <CircleCheck />, run: actions.close },
    canJoin && { id: "join", group, label: "Join", words: "announce", icon: <LogIn />, run: actions.join },
    handOverCommand(context),
    { id: "details", group, label: "Customer and orders", keys: "D", icon: <PanelRight />, run: onToggleDetails },
    { id: "report", group, label: "Report…", icon: <Flag />, run: onReport },
    isAdmin && { id: "transcript", group, label: "Save transcript", icon: <FileDown />, run: actions.saveTranscript },
    isAdmin &&
      (chat.status === "blocked"
        ? { id: "block", group, label: "Unblock", icon: <Ban />, run: actions.unblock }
        : { id: "block", group, label: "Block…", icon: <Ban />, run: actions.block }),
  ];
  useCommands(commands.filter((command) => command !== false));
}

function handOverCommand({ handOvers }: ChatCommandContext): Command | false {
  const [only] = handOvers;
  if (!only) return false;
  const words = "transfer hand over";
  if (handOvers.length === 1) {
    const { label, icon, onSelect } = only;
    return { id: "hand over", group: "Conversation", label: `${label}…`, words, icon, run: onSelect };
  }
  const answers = handOvers.map(({ id, label, icon, onSelect }) => ({ id, label, icon, run: onSelect }));
  const run = { question: "Hand to a store", answers };
  return { id: "hand over", group: "Conversation", label: "Hand to a store…", words, icon: <Send />, run };
}
