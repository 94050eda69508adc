import { ConfirmDialog, IconButton, Menu, type MenuItem, showToast } from "@foyer/ui";
import { Copy, Ellipsis, Flag, Pencil, Reply, Trash2 } from "lucide-react";
import { useState } from "react";
import { copyText } from "../../device/copyText.ts";
import type { Message } from "./message.ts";
import { useThread } from "./threadContext.ts";

/** Props of `MessageMenu`. */
export interface MessageMenuProps {
  message: Message;
  onEdit: () => void;
}

/** What can be done with one message; it shows beside it on hover, on focus and on touch screens. */
export function MessageMenu({ message, onEdit }: MessageMenuProps) {
  const { reply, userId, canEdit, canDelete, remove, deletionNote, report } = useThread();
  const [isAsking, setAsking] = useState(false);
  const isOwn = message.senderId === userId;
  const copy = async () => (await copyText(message.content)) && showToast({ text: "Copied" });
  const items: MenuItem[] = [
    ...(reply ? [{ label: "Reply to this", icon: <Reply />, onSelect: () => reply(message) }] : []),
    ...(message.content ? [{ label: "Copy text", icon: <Copy />, onSelect: () => void copy() }] : []),
    ...(canEdit && isOwn ? [{ label: "Edit", icon: <Pencil />, onSelect: onEdit }] : []),
    ...(report && !isOwn ? [{ label: "Report…", icon: <Flag />, onSelect: () => report(message) }] : []),
    ...(canDelete(message)
      ? [{ label: "Delete…", icon: <Trash2 />, isDestructive: true, onSelect: () => setAsking(true) }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <>
      <div className="opacity-0 transition-opacity has-data-popup-open:opacity-100 focus-within:opacity-100 group-hover/bubble:opacity-100 pointer-coarse:opacity-60">
        <Menu
          trigger={<IconButton label="Message actions" icon={<Ellipsis />} size="small" />}
          sections={[{ items }]}
        />
      </div>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title="Delete this message?"
        description={`${deletionNote} This cannot be undone.`}
        confirmLabel="Delete"
        onConfirm={() => remove(message)}
      />
    </>
  );
}
