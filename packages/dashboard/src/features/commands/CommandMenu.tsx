import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { classes, itemClasses, Kbd } from "@foyer/ui";
import { Command } from "cmdk";
import { Check, Search } from "lucide-react";
import type { ReactNode } from "react";
import { useAllCommands, useCommandMenu } from "./commands.ts";
import { type Choices, type CommandGroup, commandGroups } from "./registry.ts";

/** Everything that can be done here, found by typing; also the answers of a command that asks something. */
export function CommandMenu() {
  const commands = useAllCommands();
  const { menu, show } = useCommandMenu();
  const asking = typeof menu === "object" ? commands.find(({ id }) => id === menu.commandId)?.run : undefined;
  const choices = typeof asking === "object" ? asking : undefined;
  const question = choices?.question ?? "Search for an action";
  return (
    <BaseDialog.Root
      open={menu === "all" || choices !== undefined}
      onOpenChange={(isOpen) => !isOpen && show("closed")}
    >
      <BaseDialog.Portal>
        <BaseDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-open data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <BaseDialog.Popup className="fixed top-[12dvh] left-1/2 z-40 flex max-h-[min(28rem,76dvh)] w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 flex-col overflow-hidden rounded-sheet bg-raised text-body text-ink shadow-dialog outline-none transition-[opacity,scale] duration-open data-ending-style:opacity-0 data-starting-style:scale-[0.98] data-starting-style:opacity-0">
          <BaseDialog.Title className="sr-only">{question}</BaseDialog.Title>
          <Command label={question} loop key={choices ? question : "all"} className="flex min-h-0 flex-col">
            <div className="flex h-12 shrink-0 items-center gap-2.5 border-line border-b px-4">
              <Search className="size-4 text-ink-faint" />
              <Command.Input
                placeholder={question}
                className="h-full min-w-0 flex-1 bg-transparent text-reading outline-none placeholder:text-ink-faint"
              />
            </div>
            <Command.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-ink-soft">
                Nothing here is called that.
              </Command.Empty>
              {choices ? (
                <Answers choices={choices} />
              ) : (
                commandGroups.map((group) => <Group key={group} group={group} />)
              )}
            </Command.List>
          </Command>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

function Group({ group }: { group: CommandGroup }) {
  const { run } = useCommandMenu();
  const commands = useAllCommands().filter((command) => command.group === group && !command.isHidden);
  if (commands.length === 0) return null;
  return (
    <Command.Group
      heading={group}
      className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-ink-faint [&_[cmdk-group-heading]]:text-small"
    >
      {commands.map((command) => (
        <Item
          key={command.id}
          id={command.id}
          words={[command.label, command.words ?? ""]}
          onSelect={() => run(command)}
        >
          {command.icon}
          <span className="min-w-0 flex-1 truncate">{command.label}</span>
          {command.keys && <Kbd keys={command.keys} />}
        </Item>
      ))}
    </Command.Group>
  );
}

function Answers({ choices }: { choices: Choices }) {
  const { show } = useCommandMenu();
  return choices.answers.map((answer) => (
    <Item
      key={answer.id}
      id={answer.id}
      words={[answer.label]}
      onSelect={() => {
        show("closed");
        answer.run();
      }}
    >
      {answer.icon}
      <span className="min-w-0 flex-1 truncate">{answer.label}</span>
      {answer.hint && <span className="text-small text-ink-faint">{answer.hint}</span>}
      {answer.isChosen && <Check className="text-accent-ink" />}
    </Item>
  ));
}

interface ItemProps {
  id: string;
  words: string[];
  onSelect: () => void;
  children: ReactNode;
}

function Item({ id, words, onSelect, children }: ItemProps) {
  return (
    <Command.Item
      value={id}
      keywords={words}
      onSelect={onSelect}
      className={classes(
        itemClasses,
        "h-9 px-2 data-[disabled=false]:opacity-100 data-[selected=true]:bg-hover [&>svg:first-child]:text-ink-soft",
      )}
    >
      {children}
    </Command.Item>
  );
}
