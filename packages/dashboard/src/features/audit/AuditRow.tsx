import type { api } from "@foyer/sdk";
import { Avatar, RelativeTime } from "@foyer/ui";
import type { FunctionReturnType } from "convex/server";
import { spokenKey } from "../visitors/visitor.ts";
import { describeAction } from "./describeAction.ts";

type Entry = FunctionReturnType<typeof api.auditLogs.listPage>["entries"][number];

/** One entry: who, what, when, and the facts that were noted with it. */
export function AuditRow({ entry }: { entry: Entry }) {
  const { actorName, actorEmail, actorId, actorType, action, metadata = {}, timestamp } = entry;
  const actor = actorName ?? actorEmail ?? actorWords[actorType];
  const facts = Object.entries(metadata).filter(([, value]) => value !== null && value !== "");
  return (
    <li className="flex gap-3 py-2.5">
      <Avatar name={actorType === "user" ? actor : null} seed={actorId ?? actorType} isDecorative className="mt-0.5" />
      <div className="min-w-0 flex-1">
        <p>
          <span className="font-medium">{actor}</span> <span className="text-ink-faint">·</span>{" "}
          {describeAction(action)}
        </p>
        {facts.length > 0 && (
          <p className="text-ink-soft text-small [overflow-wrap:anywhere]">
            {facts.map(([key, value]) => `${spokenKey(key)}: ${value}`).join(" · ")}
          </p>
        )}
      </div>
      <RelativeTime at={timestamp} className="shrink-0 pt-0.5 text-ink-faint text-small" />
    </li>
  );
}

const actorWords: Record<Entry["actorType"], string> = {
  user: "A former teammate",
  visitor: "A visitor",
  participant: "A participant",
  api: "An API key",
  system: "Foyer",
};
