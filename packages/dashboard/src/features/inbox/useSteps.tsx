import { ArrowDown, ArrowUp } from "lucide-react";
import { useEffect, useRef } from "react";
import { useCommands } from "../commands/commands.ts";
import { neighbour } from "./neighbours.ts";

/** Offers moving through a list of conversations by key; `open` opens one, or leaves the open one. */
export function useSteps(
  order: readonly string[],
  openedId: string | undefined,
  open: (id: string | undefined) => void,
): void {
  const lastIndex = useRef(0);
  useEffect(() => {
    const index = openedId === undefined ? -1 : order.indexOf(openedId);
    if (index !== -1) lastIndex.current = index;
  });
  const go = (step: 1 | -1) => {
    const next = neighbour(order, { openedId, lastIndex: lastIndex.current }, step);
    if (next) open(next);
  };
  useCommands([
    { id: "next", group: "Move", label: "Next conversation", keys: "J", icon: <ArrowDown />, run: () => go(1) },
    { id: "previous", group: "Move", label: "Previous conversation", keys: "K", icon: <ArrowUp />, run: () => go(-1) },
    {
      id: "leave",
      group: "Move",
      label: "Back to the list",
      keys: "Backspace",
      isHidden: true,
      run: () => open(undefined),
    },
  ]);
}
