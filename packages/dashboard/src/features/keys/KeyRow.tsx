import { Badge, Button, ConfirmDialog } from "@foyer/ui";
import { type ReactNode, useState } from "react";

/** Props of `KeyRow`. */
export interface KeyRowProps {
  name: string;
  isRevoked: boolean;
  /** It was replaced, so that it cannot be replaced again. */
  isReplaced?: boolean;
  isSandbox: boolean;
  facts: ReactNode;
  /** Puts a new key in its place; absent where that needs more than a press. */
  onRotate?: () => Promise<void>;
  onRevoke: () => Promise<void>;
}

/** One key with what is known of it, and the ways to replace and to end it. */
export function KeyRow({ name, isRevoked, isReplaced = false, isSandbox, facts, onRotate, onRevoke }: KeyRowProps) {
  const [asking, setAsking] = useState<"rotate" | "revoke">();
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
      <div className="min-w-48 flex-1">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{name}</span>
          {isSandbox && <Badge>Test</Badge>}
          {isRevoked && <Badge tone="danger">Revoked</Badge>}
          {isReplaced && !isRevoked && <Badge tone="warning">Replaced</Badge>}
        </p>
        <div className="text-ink-soft text-small">{facts}</div>
      </div>
      {!isRevoked && !isReplaced && onRotate && (
        <Button size="small" onClick={() => setAsking("rotate")}>
          Replace…
        </Button>
      )}
      {!isRevoked && (
        <Button size="small" onClick={() => setAsking("revoke")}>
          Revoke…
        </Button>
      )}
      <ConfirmDialog
        isOpen={asking === "rotate"}
        onOpenChange={() => setAsking(undefined)}
        isDestructive={false}
        title={`Replace ${name}?`}
        description="You get a new key. The present one stays good for a day, so that you can change your server in peace."
        confirmLabel="Replace"
        onConfirm={() => onRotate?.()}
      />
      <ConfirmDialog
        isOpen={asking === "revoke"}
        onOpenChange={() => setAsking(undefined)}
        title={`Revoke ${name}?`}
        description="Whatever uses it is refused at once. This cannot be undone."
        confirmLabel="Revoke"
        onConfirm={onRevoke}
      />
    </li>
  );
}
