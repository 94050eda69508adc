import { api } from "@foyer/sdk";
import { Button, IconButton, showToast, TextField } from "@foyer/ui";
import { useMutation } from "convex/react";
import { Plus, X } from "lucide-react";
import { useCallback, useRef, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useSession } from "../identity/session.tsx";

/** Props of `AllowedOrigins`. */
export interface AllowedOriginsProps {
  origins: readonly string[];
  isLocked: boolean;
}

/** The list of sites on which the messenger may run. */
export function AllowedOrigins({ origins, isLocked }: AllowedOriginsProps) {
  const { workspaceId } = useSession();
  const update = useMutation(api.workspaces.updateAllowedOrigins);
  const [text, setText] = useState("");
  const save = useAttempt(
    useCallback((allowedOrigins: string[]) => update({ workspaceId, allowedOrigins }), [update, workspaceId]),
  );
  async function add() {
    if (await save.run([...origins, text.trim()])) setText("");
  }
  // By the time somebody undoes, others may have been added.
  const latest = useRef(origins);
  latest.current = origins;
  async function remove(origin: string) {
    if (!(await save.run(origins.filter((one) => one !== origin)))) return;
    showToast({ text: `${origin} was removed`, undo: () => void save.run([...latest.current, origin]) });
  }
  return (
    <div className="flex flex-col gap-2">
      {origins.length > 0 && (
        <ul aria-label="Allowed origins">
          {origins.map((origin) => (
            <li key={origin} className="flex min-h-control items-center gap-2">
              <span className="min-w-0 flex-1 truncate font-mono text-small">{origin}</span>
              {!isLocked && (
                <IconButton label={`Remove ${origin}`} icon={<X />} size="small" onClick={() => void remove(origin)} />
              )}
            </li>
          ))}
        </ul>
      )}
      {!isLocked && (
        <form
          className="flex items-start gap-2"
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <TextField
            label="Another origin"
            isLabelHidden
            placeholder="https://shop.example"
            className="flex-1"
            value={text}
            onChange={(event) => setText(event.target.value)}
            error={save.failure?.message}
          />
          <Button type="submit" icon={<Plus />} isBusy={save.isBusy} disabled={text.trim() === ""}>
            Add
          </Button>
        </form>
      )}
    </div>
  );
}
