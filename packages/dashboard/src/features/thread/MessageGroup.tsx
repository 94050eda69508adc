import { Avatar, classes } from "@foyer/ui";
import { MessageBubble } from "./MessageBubble.tsx";
import { PendingBubble } from "./PendingBubble.tsx";
import type { ThreadItem } from "./threadItems.ts";
import { nameTones } from "./voices.ts";

type Group = Extract<ThreadItem, { kind: "group" }>;

/** Messages of one sender in a row: the name and the time once, then the bubbles. */
export function MessageGroup({ group, isMine }: { group: Group; isMine: boolean }) {
  const isLeft = group.voice === "visitor";
  return (
    <div className={classes("mt-3 flex gap-2.5", !isLeft && "flex-row-reverse")}>
      {!isMine && (
        <Avatar
          name={group.voice === "bot" ? "Foyer" : group.name}
          seed={group.senderId}
          imageUrl={group.avatarUrl}
          isDecorative
          className="mt-5 size-7!"
        />
      )}
      <div className={classes("flex min-w-0 flex-1 flex-col gap-0.5", isLeft ? "items-start" : "items-end")}>
        <p className="flex gap-2 px-1 pb-0.5 text-ink-faint text-small">
          <span className={classes("font-medium", nameTones[group.voice])}>{labelOf(group, isMine)}</span>
          <time dateTime={new Date(group.at).toISOString()}>{timeFormat.format(group.at)}</time>
        </p>
        {group.bubbles.map((bubble) =>
          bubble.message ? (
            <MessageBubble key={bubble.key} message={bubble.message} receipt={bubble.receipt} voice={group.voice} />
          ) : (
            <PendingBubble key={bubble.key} entry={bubble.pending} />
          ),
        )}
      </div>
    </div>
  );
}

const timeFormat = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

function labelOf({ voice, name }: Group, isMine: boolean): string {
  const who = isMine ? "You" : name;
  return voice === "note" ? `Note · ${who}` : who;
}
