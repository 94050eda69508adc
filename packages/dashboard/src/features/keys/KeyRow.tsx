import { Badge, Button, ConfirmDialog, RelativeTime, type Tone } from "@foyer/ui";
import { type ReactNode, useState } from "react";

/** How a key stands: replaced ones are good for a while yet. */
export type KeyState = "good" | "replaced" | "expired" | "revoked";

/** How a key stands at a moment. */
export function stateOfKey(
  key: { revokedAt?: number | undefined; replacedUntil?: number | undefined; expiresAt?: number | undefined },
  now: number,
): KeyState {
  if (key.revokedAt !== undefined) return "revoked";
  if ([key.replacedUntil, key.expiresAt].some((end) => end !== undefined && end <= now)) return "expired";
  return key.replacedUntil === undefined ? "good" : "replaced";
}

const badges: Partial<Record<KeyState, { label: string; tone: Tone }>> = {
  replaced: { label: "Replaced", tone: "warning" },
  expired: { label: "Expired", tone: "neutral" },
  revoked: { label: "Revoked", tone: "danger" },
};

/** Props of `KeyRow`. */
export interface KeyRowProps {
  name: string;
  state: KeyState;
  /** For trying things out; absent where there is no such thing. */
  isSandbox?: boolean;
  facts: ReactNode;
  /** Begins to put a new key in its place; absent where there is no such thing. */
  onReplace?: () => void;
  onRevoke: () => Promise<unknown>;
}

/** One key with what is known of it, and the ways to replace and to end it. */
export function KeyRow({ name, state, isSandbox = false, facts, onReplace, onRevoke }: KeyRowProps) {
  const [isRevoking, setRevoking] = useState(false);
  const badge = badges[state];
  const isGood = state === "good";
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-2 py-2.5">
      <div className="min-w-48 flex-1 basis-80">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate">{name}</span>
          {isSandbox && <Badge>Test</Badge>}
          {badge && <Badge tone={badge.tone}>{badge.label}</Badge>}
        </p>
        <div className="text-ink-soft text-small">{facts}</div>
      </div>
      <div className="flex gap-2">
        {isGood && onReplace && (
          <Button size="small" aria-label={`Replace… ${name}`} onClick={onReplace}>
            Replace…
          </Button>
        )}
        {(isGood || state === "replaced") && (
          <Button size="small" aria-label={`Revoke… ${name}`} onClick={() => setRevoking(true)}>
            Revoke…
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={isRevoking}
        onOpenChange={setRevoking}
        title={`Revoke ${name}?`}
        description="Whatever uses it is refused at once. This cannot be undone."
        confirmLabel="Revoke"
        onConfirm={() => onRevoke()}
      />
    </li>
  );
}

/** When a key was last used, as a part of its facts. */
export function LastUsed({ at }: { at: number | undefined }) {
  if (at === undefined) return "never used";
  return (
    <>
      last used <RelativeTime at={at} style="long" />
    </>
  );
}

/** Until when a key is good, as a part of its facts; nothing when it has no end. */
export function GoodUntil({ at, now }: { at: number | undefined; now: number }) {
  if (at === undefined) return null;
  return (
    <>
      {" · "}
      {at <= now ? "expired" : "expires"} <RelativeTime at={at} style="long" />
    </>
  );
}
