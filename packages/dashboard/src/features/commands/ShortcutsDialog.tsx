import { Dialog, Kbd } from "@foyer/ui";
import { useAllCommands } from "./commands.ts";
import { commandGroups } from "./registry.ts";

/** Props of `ShortcutsDialog`. */
export interface ShortcutsDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
}

/** Every key that does something here. */
export function ShortcutsDialog({ isOpen, onOpenChange }: ShortcutsDialogProps) {
  const commands = useAllCommands().filter(({ keys, isHidden }) => keys && !isHidden);
  const groups = commandGroups.filter((group) => commands.some((command) => command.group === group));
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Keyboard" size="large">
      <div className="columns-1 gap-10 pb-4 sm:columns-2">
        {groups.map((group) => (
          <section key={group} className="mb-5 break-inside-avoid">
            <h3 className="mb-1.5 font-medium text-ink-faint text-small">{group}</h3>
            <ul>
              {commands
                .filter((command) => command.group === group)
                .map(({ id, label, keys = "" }) => (
                  <li key={id} className="flex min-h-8 items-center justify-between gap-3">
                    {label}
                    <Kbd keys={keys} />
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
