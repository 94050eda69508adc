import { api } from "@foyer/sdk";
import { ConfirmDialog, IconButton, Menu, type MenuItem, showToast } from "@foyer/ui";
import { useMutation } from "convex/react";
import { Copy, Ellipsis, Pencil, Reply, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Message } from "./message.ts";
import { useThread } from "./threadContext.ts";

/** Props of `MessageMenu`. */
export interface MessageMenuProps {
  message: Message;
  onEdit: () => void;
}

/** What can be done with one message; it shows beside it on hover, on focus and on touch screens. */
export function MessageMenu({ message, onEdit }: MessageMenuProps) {
  const { reply, userId, canReply, canDeleteAll } = useThread();
  const [isAsking, setAsking] = useState(false);
  const remove = useMutation(api.messages.remove);
  const isOwn = message.senderId === userId;
  const copy = () => void navigator.clipboard?.writeText(message.content).then(() => showToast({ text: "Copied" }));
  const items: MenuItem[] = [
    ...(canReply ? [{ label: "Reply to this", icon: <Reply />, onSelect: () => reply(message) }] : []),
    ...(message.content ? [{ label: "Copy text", icon: <Copy />, onSelect: copy }] : []),
    ...(canReply && isOwn ? [{ label: "Edit", icon: <Pencil />, onSelect: onEdit }] : []),
    ...(canReply && (isOwn || canDeleteAll)
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
        description="The visitor and your team see that a message was deleted here. This cannot be undone."
        confirmLabel="Delete"
        onConfirm={async () => {
          await remove({ id: message._id });
        }}
      />
    </>
  );
}
