import { api } from "@foyer/sdk";
import { Button, ConfirmDialog, EmptyState, RelativeTime } from "@foyer/ui";
import { useMutation } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { FlaskConical } from "lucide-react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { Problem } from "../shell/Problem.tsx";
import { useSwitchWorkspace } from "../workspaces/useSwitchWorkspace.ts";

type Sandbox = NonNullable<FunctionReturnType<typeof api.sandbox.get>>;

/** The place where a host tries things out: made, looked at and cleared. */
export function SandboxPage() {
  const { workspaceId } = useSession();
  const live = useLive(api.sandbox.get, { workspaceId });
  return (
    <SettingsGroup description="What test keys write stays in a sandbox: stores, orders, people and conversations of its own. No mail and no push leaves it.">
      {live.data === null ? <NoSandbox /> : <Loaded live={live}>{(data) => <Contents sandbox={data} />}</Loaded>}
    </SettingsGroup>
  );
}

function NoSandbox() {
  const { workspaceId } = useSession();
  const open = useMutation(api.sandbox.open);
  const opening = useAttempt(useCallback(() => open({ workspaceId }), [open, workspaceId]));
  return (
    <EmptyState
      icon={<FlaskConical />}
      title="There is no sandbox yet"
      text={opening.failure?.message ?? "Open one, or make a test key: that opens it too."}
      action={
        <Button variant="primary" isBusy={opening.isBusy} onClick={() => void opening.run()}>
          Open a sandbox
        </Button>
      }
    />
  );
}

const kinds = [
  ["stores", "Stores"],
  ["products", "Products"],
  ["orders", "Orders"],
  ["people", "People"],
  ["visitors", "Visitors"],
  ["conversations", "Conversations"],
] as const satisfies readonly (readonly [keyof Sandbox["holds"], string])[];

/** The server counts no further. */
const MOST_COUNTED = 1_000;

function Contents({ sandbox }: { sandbox: Sandbox }) {
  const { sandboxOf } = useSession();
  const { sandboxId, holds, clearingSince } = sandbox;
  const switchWorkspace = useSwitchWorkspace();
  const going = useAttempt(useCallback(() => switchWorkspace(sandboxId), [switchWorkspace, sandboxId]));
  const isEmpty = Object.values(holds).every((count) => count === 0);
  return (
    <>
      <dl className="grid grid-cols-2 gap-x-6 gap-y-4 py-3 sm:grid-cols-3">
        {kinds.map(([kind, label]) => (
          <div key={kind} className="flex flex-col-reverse">
            <dt className="text-ink-soft text-small">{label}</dt>
            <dd className="font-semibold text-title tabular-nums">
              {holds[kind] < MOST_COUNTED ? holds[kind] : "1,000+"}
            </dd>
          </div>
        ))}
      </dl>
      <p className="py-1 text-ink-soft text-small" role="status">
        {clearingSince === undefined ? (
          <>
            Opened <RelativeTime at={sandbox.createdAt} style="long" />
          </>
        ) : (
          "Its data is being taken away…"
        )}
      </p>
      {going.failure && <Problem>{going.failure.message}</Problem>}
      <div className="flex gap-2 pt-2">
        {!sandboxOf && (
          <Button variant="primary" isBusy={going.isBusy} onClick={() => void going.run()}>
            Go to the sandbox
          </Button>
        )}
        <ClearSandbox sandbox={sandbox} isDisabled={isEmpty || clearingSince !== undefined} />
      </div>
    </>
  );
}

function ClearSandbox({ sandbox, isDisabled }: { sandbox: Sandbox; isDisabled: boolean }) {
  const clear = useMutation(api.sandbox.clear);
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={isDisabled} onClick={() => setAsking(true)}>
        Clear…
      </Button>
      <ConfirmDialog
        isOpen={isAsking}
        onOpenChange={setAsking}
        title={`Clear the sandbox of ${sandbox.name}?`}
        description="Its stores, products, orders, people with their tokens, visitors, conversations and kept mail go for good. Settings, keys and everything in the workspace itself stay."
        confirmLabel="Clear"
        onConfirm={() => clear({ workspaceId: sandbox.sandboxId })}
      />
    </>
  );
}
