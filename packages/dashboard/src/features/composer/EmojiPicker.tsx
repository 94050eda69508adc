import { IconButton, Popover, SearchField } from "@foyer/ui";
import { Smile } from "lucide-react";
import { useState } from "react";
import { findEmojis } from "./emoji.ts";

/** A button that opens emojis to choose from; it stays open for several with Shift. */
export function EmojiPicker({ onChoose }: { onChoose: (emoji: string) => void }) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const groups = findEmojis(query);
  return (
    <Popover
      side="top"
      isOpen={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setQuery("");
      }}
      trigger={<IconButton label="Emoji" icon={<Smile />} size="small" />}
      className="flex h-80 flex-col gap-2 p-2!"
    >
      <SearchField label="Search emojis" value={query} onChange={setQuery} />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {groups.length === 0 && <p className="py-8 text-center text-ink-soft">No emoji is called that.</p>}
        {groups.map(({ name, emojis }) => (
          <section key={name} aria-label={name}>
            <h3 className="px-1 pt-1.5 pb-1 font-medium text-ink-faint text-small">{name}</h3>
            <div className="grid grid-cols-8">
              {emojis.map(({ character, words }) => (
                <button
                  key={character}
                  type="button"
                  aria-label={words}
                  title={words}
                  onClick={(event) => {
                    onChoose(character);
                    if (!event.shiftKey) setOpen(false);
                  }}
                  className="focus-ring-inset grid aspect-square place-items-center rounded-control text-title hover:bg-hover"
                >
                  {character}
                </button>
              ))}
            </div>
          </section>
        ))}
      </div>
    </Popover>
  );
}
