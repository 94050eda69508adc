import { api } from "@foyer/sdk";
import { Button, Dialog, IconButton, showToast, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import { Pencil } from "lucide-react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useSession } from "../identity/session.tsx";
import type { Visitor } from "../visitors/visitor.ts";

/** Corrects what is known about a visitor: their name and address. */
export function EditVisitor({ visitor }: { visitor: Visitor }) {
  const { can } = useSession();
  const [isOpen, setOpen] = useState(false);
  if (!can("conversations.reply")) return null;
  return (
    <>
      <IconButton label="Edit" icon={<Pencil />} onClick={() => setOpen(true)} />
      <Dialog isOpen={isOpen} onOpenChange={setOpen} title="Edit visitor" size="small">
        <EditForm visitor={visitor} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function EditForm({ visitor, onDone }: { visitor: Visitor; onDone: () => void }) {
  const update = useMutation(api.visitors.update);
  const [name, setName] = useState(visitor.name ?? "");
  const [email, setEmail] = useState(visitor.email ?? "");
  const save = useAttempt(
    useCallback(async () => {
      await update({ id: visitor._id, name: name.trim() || null, email: email.trim() || null });
      showToast({ text: "Saved" });
      onDone();
    }, [update, visitor._id, name, email, onDone]),
  );
  return (
    <form
      className="flex flex-col gap-4 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        void save.run();
      }}
    >
      <TextField
        label="Name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={save.problemOf("name")}
      />
      <TextField
        label="E-mail"
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={save.problemOf("email") ?? save.problemBeside("name", "email")}
      />
      <Button type="submit" variant="primary" isBusy={save.isBusy} className="self-end">
        Save
      </Button>
    </form>
  );
}
