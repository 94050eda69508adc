import { api } from "@foyer/sdk";
import { ConfirmDialog, IconButton, showToast } from "@foyer/ui";
import { useMutation } from "convex/react";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useSession } from "../identity/session.tsx";
import { nameOfVisitor } from "../inbox/conversation.ts";
import type { Visitor } from "../visitors/visitor.ts";

/** Erases everything about a visitor, as they may ask for. */
export function EraseVisitor({ visitor, onErased }: { visitor: Visitor; onErased: () => void }) {
  const { can } = useSession();
  const [isAsking, setAsking] = useState(false);
  const erase = useMutation(api.visitors.erase);
  if (!can("data.delete")) return null;
  const name = nameOfVisitor(visitor);
  return (
    <>
      <IconButton label="Erase…" icon={<Trash2 />} onClick={() => setAsking(true)} />
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Erase ${name}?`}
        description="Profile, conversations, events and sessions are removed for good. This cannot be undone."
        confirmLabel="Erase everything"
        onConfirm={async () => {
          await erase({ visitorId: visitor._id, scope: "everything" });
          showToast({ text: `${name} was erased` });
          onErased();
        }}
      />
    </>
  );
}
