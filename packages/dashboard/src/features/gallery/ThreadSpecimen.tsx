import { Avatar, Badge, Button, IconButton, Tabs } from "@foyer/ui";
import { Archive, Clock, Ellipsis, Paperclip, Smile, UserPlus } from "lucide-react";
import { useState } from "react";

type Mode = "reply" | "note";

/** A conversation, without a server behind it. */
export function ThreadSpecimen() {
  const [mode, setMode] = useState<Mode>("reply");
  return (
    <section aria-label="Conversation with Priya Raman" className="hidden min-w-0 flex-1 flex-col sm:flex">
      <header className="flex h-14 items-center gap-1 pr-3 pl-5">
        <h2 className="truncate text-title font-semibold">Priya Raman</h2>
        <span className="ml-1 flex-1">
          <Badge tone="positive" hasDot>
            Online
          </Badge>
        </span>
        <IconButton label="Assign" shortcut="A" icon={<UserPlus />} />
        <IconButton label="Snooze" shortcut="Z" icon={<Clock />} />
        <IconButton label="More" icon={<Ellipsis />} />
        <Button icon={<Archive />} size="small">
          Close
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5">
        <div className="mx-auto flex min-h-full max-w-2xl flex-col justify-end gap-1.5 py-4 text-reading">
          <p className="py-3 text-center text-small text-ink-faint">Today</p>
          <FromVisitor isContinued>Hello! The parcel says delivered, but there is nothing at the door.</FromVisitor>
          <FromVisitor>Order #4821, the maidenhair fern.</FromVisitor>
          <div className="my-1 max-w-[85%] self-end rounded-large bg-note px-3.5 py-2">
            <span className="text-small font-medium text-note-ink">Note from Jonas</span>
            <p>The carrier left it with the neighbour in number 12, see the photo in the order.</p>
          </div>
          <FromAgent>Hi Priya, I found it: your neighbour in number 12 took it in this morning.</FromAgent>
          <FromAgent>If anything is bent or dry, send me a photo and a new one leaves today.</FromAgent>
          <p className="self-end text-small text-ink-faint">Seen · 10:42</p>
          <FromVisitor>Thank you! The fern arrived without a scratch.</FromVisitor>
        </div>
      </div>
      <div className="px-5 pb-4">
        <form
          aria-label="Reply"
          data-mode={mode}
          className="mx-auto max-w-2xl rounded-sheet bg-sunken p-2 inset-ring inset-ring-line focus-within:inset-ring-2 focus-within:inset-ring-focus data-[mode=note]:bg-note"
        >
          <Tabs<Mode>
            label="Kind of message"
            value={mode}
            onChange={setMode}
            tabs={[
              { value: "reply", label: "Reply" },
              { value: "note", label: "Note" },
            ]}
          />
          <textarea
            aria-label="Message"
            rows={2}
            placeholder="Write to Priya, or / for a snippet"
            className="block w-full resize-none bg-transparent px-2.5 py-2 text-reading outline-none placeholder:text-ink-faint"
          />
          <div className="flex items-center gap-0.5">
            <IconButton label="Attach a file" icon={<Paperclip />} size="small" />
            <IconButton label="Emoji" icon={<Smile />} size="small" />
            <span className="flex-1" />
            <Button variant="primary" size="small" shortcut="Mod+Enter">
              Send
            </Button>
          </div>
        </form>
      </div>
    </section>
  );
}

function FromVisitor({ isContinued = false, children }: { isContinued?: boolean; children: string }) {
  return (
    <div className="flex max-w-[85%] items-end gap-2 self-start">
      <Avatar name="Priya Raman" size="small" isDecorative className={isContinued ? "invisible" : "mb-1"} />
      <p className="rounded-large bg-hover px-3.5 py-2">{children}</p>
    </div>
  );
}

function FromAgent({ children }: { children: string }) {
  return <p className="max-w-[85%] self-end rounded-large bg-accent-soft px-3.5 py-2">{children}</p>;
}
