import { Avatar, Chip, Count, classes, IconButton, RelativeTime, SearchField } from "@foyer/ui";
import { ArrowDownWideNarrow, PenLine } from "lucide-react";

const minute = 60_000;
const rows = [
  {
    name: "Jonas Lindqvist",
    text: "Is the enamel kettle back in stock before the weekend?",
    ago: 2,
    unread: 2,
    order: "",
  },
  { name: "Priya Raman", text: "Thank you! The fern arrived without a scratch.", ago: 11, unread: 0, order: "#4821" },
  { name: "Théo Marchand", text: "You: I have sent the label to your e-mail.", ago: 34, unread: 0, order: "#4790" },
  { name: null, text: "Do you ship to Åland?", ago: 58, unread: 1, order: "" },
  {
    name: "Sofía Reyes",
    text: "The wrong size came, can I exchange it in the shop in Porto?",
    ago: 190,
    unread: 0,
    order: "#4755",
  },
  { name: "Kenji Watanabe", text: "Photo", ago: 60 * 22, unread: 0, order: "" },
  {
    name: "Ingrid Solheim",
    text: "We would like forty of them for our office, is there a price for that?",
    ago: 60 * 50,
    unread: 2,
    order: "",
  },
  { name: "Marcus Bell", text: "You: Happy to help. Enjoy the garden!", ago: 60 * 75, unread: 0, order: "#4702" },
];

/** The list of conversations, without a server behind it. */
export function ConversationListSpecimen() {
  const now = Date.now();
  return (
    <section aria-label="Conversations" className="flex w-full flex-col border-line sm:w-84 sm:border-r">
      <header className="flex h-14 items-center gap-1 pr-2 pl-4">
        <h1 className="flex-1 text-title font-semibold">Mine</h1>
        <IconButton label="Sort" icon={<ArrowDownWideNarrow />} />
        <IconButton label="New conversation" icon={<PenLine />} />
      </header>
      <div className="px-3 pb-2">
        <SearchField label="Search" shortcut="/" value="" onChange={() => {}} />
        <div className="mt-2 flex gap-1.5 overflow-x-auto [scrollbar-width:none]">
          <Chip label="Open" isSelected onPress={() => {}} />
          <Chip label="Unread" onPress={() => {}} />
          <Chip label="Waiting longest" onPress={() => {}} />
        </div>
      </div>
      <ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-2">
        {rows.map((row, index) => (
          <li key={row.text}>
            <a
              href={`#${index}`}
              aria-current={index === 1 ? "true" : undefined}
              className="focus-ring-inset flex items-start gap-3 rounded-large px-2 py-2.5 hover:bg-hover aria-[current=true]:bg-accent-soft"
            >
              <Avatar
                name={row.name}
                seed={row.name ?? row.text}
                presence={index < 3 ? "online" : undefined}
                isDecorative
                className="mt-0.5"
              />
              <div className="min-w-0 flex-1">
                <div className="flex items-baseline gap-2">
                  <span
                    className={classes("min-w-0 flex-1 truncate", row.unread > 0 ? "font-semibold" : "font-medium")}
                  >
                    {row.name ?? "Visitor from Mariehamn"}
                  </span>
                  {row.order && <span className="text-small text-ink-faint">{row.order}</span>}
                  <RelativeTime at={now - row.ago * minute} className="text-small text-ink-faint" />
                </div>
                <div className="flex items-center gap-2">
                  <span className={classes("min-w-0 flex-1 truncate", row.unread > 0 ? "text-ink" : "text-ink-soft")}>
                    {row.text}
                  </span>
                  <Count value={row.unread} noun="unread" />
                </div>
              </div>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
