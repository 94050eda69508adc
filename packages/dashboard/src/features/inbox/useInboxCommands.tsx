import { useNavigate } from "@tanstack/react-router";
import { ArrowDown, ArrowUp } from "lucide-react";
import { useCommands } from "../commands/commands.ts";
import type { Command } from "../commands/registry.ts";
import { views } from "./views.ts";

/** What moving through the list does. */
export interface InboxMoves {
  onNext: () => void;
  onPrevious: () => void;
  /** Leaves the open conversation. */
  onClose: () => void;
}

/** Offers moving through the list and changing the view, by key and in the command menu. */
export function useInboxCommands({ onNext, onPrevious, onClose }: InboxMoves): void {
  const navigate = useNavigate();
  const toView: Command[] = views.map(({ name, label, icon: Icon }, index) => ({
    id: `view ${name}`,
    group: "Go to",
    label,
    keys: String(index + 1),
    icon: <Icon />,
    run: () => void navigate({ to: "/inbox", search: { view: name } }),
  }));
  useCommands([
    { id: "next", group: "Move", label: "Next conversation", keys: "J", icon: <ArrowDown />, run: onNext },
    { id: "previous", group: "Move", label: "Previous conversation", keys: "K", icon: <ArrowUp />, run: onPrevious },
    { id: "leave", group: "Move", label: "Back to the list", keys: "Backspace", isHidden: true, run: onClose },
    ...toView,
  ]);
}
