import { Button, IconButton, Popover } from "@foyer/ui";
import { MessageSquareQuote, Plus, X } from "lucide-react";
import { useState } from "react";
import { useQuickReplies } from "./quickReplies.ts";

/** Props of `QuickReplyPicker`. */
export interface QuickReplyPickerProps {
  /** What is written now, which can be kept. */
  text: string;
  onChoose: (text: string) => void;
}

/** A button that opens the quick replies of this device. */
export function QuickReplyPicker({ text, onChoose }: QuickReplyPickerProps) {
  const [isOpen, setOpen] = useState(false);
  const { texts, add, remove } = useQuickReplies();
  const written = text.trim();
  return (
    <Popover
      side="top"
      title="Quick replies"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={<IconButton label="Quick replies" icon={<MessageSquareQuote />} size="small" />}
    >
      {texts.length === 0 && (
        <p className="pb-3 text-ink-soft">Write what you say often, then keep it here for this device.</p>
      )}
      <ul aria-label="Quick replies" className="-mx-1 max-h-64 overflow-y-auto">
        {texts.map((one) => (
          <li key={one} className="flex items-center gap-1">
            <button
              type="button"
              className="focus-ring-inset min-w-0 flex-1 truncate rounded-control px-2 py-1.5 text-left hover:bg-hover"
              onClick={() => {
                onChoose(one);
                setOpen(false);
              }}
            >
              {one}
            </button>
            <IconButton label={`Forget “${one.slice(0, 40)}”`} icon={<X />} size="small" onClick={() => remove(one)} />
          </li>
        ))}
      </ul>
      <Button
        size="small"
        icon={<Plus />}
        className="mt-2"
        disabled={written === "" || texts.includes(written)}
        onClick={() => add(written)}
      >
        Keep what is written
      </Button>
    </Popover>
  );
}
