import { Button } from "@foyer/ui";
import { FlaskConical } from "lucide-react";
import { report } from "../../live/report.ts";
import { useSession } from "../identity/session.tsx";
import { useSwitchWorkspace } from "../workspaces/useSwitchWorkspace.ts";

/** Says that one is in a sandbox, and leads back to its workspace. Nothing for those who are not. */
export function SandboxBanner() {
  const { workspaceName, sandboxOf } = useSession();
  const switchWorkspace = useSwitchWorkspace();
  if (!sandboxOf) return null;
  return (
    <aside
      aria-label="Sandbox"
      className="flex shrink-0 items-center gap-2.5 bg-warning-soft px-3 py-1.5 text-warning-ink sm:mt-2 sm:mr-2 sm:rounded-control"
    >
      <FlaskConical className="size-4 shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 text-small">
        <strong className="font-semibold">Sandbox</strong>
        <span className="max-sm:hidden"> of {workspaceName}</span>.{" "}
        <span className="max-sm:hidden">What is here was made with test keys. </span>
        <span>No mail and no push leaves.</span>
      </p>
      <Button size="small" onClick={() => report(switchWorkspace(sandboxOf))}>
        Leave
      </Button>
    </aside>
  );
}
