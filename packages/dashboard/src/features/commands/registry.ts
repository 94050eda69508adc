import type { ReactNode } from "react";

/** Something that can be done from the command menu, and with a key if it has one. */
export interface Command {
  id: string;
  label: string;
  /** What it belongs to, as a heading. */
  group: CommandGroup;
  /** As `Kbd` writes them: `J`, `Mod+K`. */
  keys?: string;
  icon?: ReactNode;
  /** Other words under which it is found. */
  words?: string;
  /** Left out of the menu and the list of keys, as for a second key of the same thing. */
  isHidden?: boolean;
  /** Whether its key works while a text is written, as those with Mod do. */
  worksWhileWriting?: boolean;
  /** What it does, or what is asked before it does something. */
  run: (() => void) | Choices;
}

/** The headings of the command menu, in their order. */
export const commandGroups = ["Conversation", "Write", "Move", "Go to", "App"] as const;

/** A heading of the command menu. */
export type CommandGroup = (typeof commandGroups)[number];

/** A question with a list of answers. */
export interface Choices {
  /** The question, such as "Assign to…". */
  question: string;
  answers: readonly Choice[];
}

/** One answer. */
export interface Choice {
  id: string;
  label: string;
  icon?: ReactNode;
  /** What it means, such as the exact time. */
  hint?: string;
  isChosen?: boolean;
  run: () => void;
}

/** What the command menu shows: nothing, everything, or the answers of one command. */
export type MenuState = "closed" | "all" | { commandId: string };

/** What the parts of the app offer now. */
export interface Registry {
  set: (owner: symbol, commands: readonly Command[]) => void;
  all: () => readonly Command[];
  menu: () => MenuState;
  show: (menu: MenuState) => void;
  /** Does what a command does, or asks first. */
  run: (command: Command) => void;
  watch: (listener: () => void) => () => void;
}

/** An empty registry. */
export function createRegistry(): Registry {
  const byOwner = new Map<symbol, readonly Command[]>();
  const listeners = new Set<() => void>();
  let all: readonly Command[] = [];
  let menu: MenuState = "closed";

  function announce(): void {
    for (const listener of listeners) listener();
  }

  function show(next: MenuState): void {
    menu = next;
    announce();
  }

  return {
    set(owner, commands) {
      if (commands.length > 0) byOwner.set(owner, commands);
      else byOwner.delete(owner);
      const before = all;
      all = [...byOwner.values()].flat();
      // A question whose command is gone must not come up again with the next one of its name.
      const { commandId } = typeof menu === "object" ? menu : {};
      if (commandId !== undefined && !all.some(({ id }) => id === commandId)) menu = "closed";
      // Commands are offered anew with each render; only what is shown makes the menus render again.
      if (describe(before) !== describe(all)) announce();
    },
    all: () => all,
    menu: () => menu,
    show,
    run(command) {
      if (typeof command.run !== "function") return show({ commandId: command.id });
      show("closed");
      command.run();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function describe(commands: readonly Command[]): string {
  return JSON.stringify(
    commands.map(({ id, label, keys, run }) => [
      id,
      label,
      keys,
      typeof run === "function" ? null : run.answers.map((answer) => [answer.id, answer.label, answer.isChosen]),
    ]),
  );
}
