import { Button, ConfirmDialog, Dialog, IconButton, Menu, Popover, showToast, TextField } from "@foyer/ui";
import { Clock, Ellipsis, Flag, Tag, Trash2, UserPlus } from "lucide-react";
import { useState } from "react";
import { Chapter, Specimen } from "./Specimen.tsx";

/** What opens above the page. */
export function OverlaysChapter() {
  const [open, setOpen] = useState<"dialog" | "confirm" | null>(null);
  return (
    <Chapter title="Overlays">
      <Specimen name="Menu and Popover">
        <Menu
          trigger={<IconButton label="More actions" icon={<Ellipsis />} variant="secondary" />}
          sections={actions}
        />
        <Popover title="Snooze until" trigger={<Button icon={<Clock />}>Snooze</Button>}>
          <TextField label="Date and time" type="datetime-local" defaultValue="2026-03-12T09:00" />
          <Button variant="primary" className="mt-3 w-full">
            Snooze
          </Button>
        </Popover>
      </Specimen>
      <Specimen name="Dialog and ConfirmDialog">
        <Button onClick={() => setOpen("dialog")}>Invite teammate…</Button>
        <Button onClick={() => setOpen("confirm")}>Delete store…</Button>
        <Dialog
          isOpen={open === "dialog"}
          onOpenChange={() => setOpen(null)}
          title="Invite a teammate"
          description="They get an e-mail with a link that works for seven days."
          footer={
            <>
              <Button onClick={() => setOpen(null)}>Cancel</Button>
              <Button variant="primary" onClick={() => setOpen(null)}>
                Send invitation
              </Button>
            </>
          }
        >
          <div className="flex flex-col gap-4">
            <TextField label="E-mail" type="email" placeholder="name@company.com" />
            <TextField label="Name" hint="They can change it." />
          </div>
        </Dialog>
        <ConfirmDialog
          isOpen={open === "confirm"}
          onOpenChange={() => setOpen(null)}
          title="Delete the store Moss & Stone?"
          description="Its 214 conversations stay readable, but nobody can write to it any more. This cannot be undone."
          confirmLabel="Delete store"
          onConfirm={() => {}}
        />
      </Specimen>
      <Specimen name="Toast">
        <Button onClick={() => showToast({ text: "Closed the conversation with Amara Okafor.", undo: () => {} })}>
          With undo
        </Button>
        <Button onClick={() => showToast({ text: "Settings saved.", tone: "positive" })}>Positive</Button>
        <Button onClick={() => showToast({ text: "The message was not sent.", tone: "danger" })}>Failed</Button>
      </Specimen>
    </Chapter>
  );
}

const actions = [
  {
    items: [
      { label: "Assign…", icon: <UserPlus />, shortcut: "A", onSelect: () => {} },
      { label: "Tag…", icon: <Tag />, shortcut: "T", onSelect: () => {} },
      { label: "Snooze…", icon: <Clock />, shortcut: "Z", onSelect: () => {} },
    ],
  },
  {
    heading: "Priority",
    items: [
      { label: "High", icon: <Flag />, isChosen: false, onSelect: () => {} },
      { label: "Normal", icon: <Flag />, isChosen: true, onSelect: () => {} },
    ],
  },
  { items: [{ label: "Delete", icon: <Trash2 />, isDestructive: true, onSelect: () => {} }] },
];
