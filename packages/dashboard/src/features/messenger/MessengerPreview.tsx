import type { api } from "@foyer/sdk";
import { Avatar } from "@foyer/ui";
import type { FunctionReturnType } from "convex/server";
import { MessageCircle, Send } from "lucide-react";
import { useTeammates } from "../workspaces/teammates.ts";
import { readableOn } from "./contrast.ts";

/** How the messenger looks, as it is edited. */
export type Look = NonNullable<FunctionReturnType<typeof api.messengerSettings.get>>;

/** A picture of the messenger on somebody's page, as these settings make it. */
export function MessengerPreview({ look }: { look: Look }) {
  const team = useTeammates().slice(0, 3);
  const onHeader = readableOn(look.backgroundColor);
  const onAccent = readableOn(look.primaryColor);
  const theme = look.themeMode === "system" ? {} : { "data-theme": look.themeMode };
  return (
    <figure aria-label="Preview of the messenger" className="flex flex-col gap-3">
      <div {...theme} className="flex h-116 flex-col overflow-hidden rounded-sheet bg-sheet text-ink shadow-raised">
        <div
          className="flex flex-col gap-3 px-5 pt-5 pb-7"
          style={{ background: look.backgroundColor, color: onHeader }}
        >
          <div className="flex h-8 items-center gap-2">
            {look.logo && <img src={look.logo} alt="" className="size-8 rounded-control object-contain" />}
            <span className="min-w-0 flex-1 truncate font-semibold">{look.teamName}</span>
            {look.showTeammateAvatars && (
              <span className="flex -space-x-1.5">
                {team.map(({ userId, name, avatarUrl }) => (
                  <Avatar
                    key={userId}
                    name={name}
                    seed={userId}
                    imageUrl={avatarUrl}
                    size="small"
                    isDecorative
                    className="size-6!"
                  />
                ))}
              </span>
            )}
          </div>
          <p className="line-clamp-3 whitespace-pre-line font-semibold text-heading">{look.welcomeMessage}</p>
          {look.teamIntroduction && <p className="line-clamp-2">{look.teamIntroduction}</p>}
        </div>
        <div className="-mt-4 flex min-h-0 flex-1 flex-col justify-end gap-2 rounded-t-sheet bg-sheet px-4 pb-3 text-reading">
          <p className="max-w-[80%] self-start rounded-large bg-hover px-3 py-2">Hi! How can we help?</p>
          <p
            className="max-w-[80%] self-end rounded-large px-3 py-2"
            style={{ background: look.primaryColor, color: onAccent }}
          >
            Do you ship to Åland?
          </p>
          <div className="mt-2 flex h-11 items-center gap-2 rounded-full bg-sunken pr-1.5 pl-4 text-ink-faint inset-ring inset-ring-line">
            <span className="flex-1">Write a message…</span>
            <span
              className="grid size-8 place-items-center rounded-full"
              style={{ background: look.primaryColor, color: onAccent }}
            >
              <Send className="size-4" />
            </span>
          </div>
        </div>
      </div>
      {look.showLauncher && (
        <span
          className="grid size-14 place-items-center rounded-full shadow-raised"
          style={{
            background: look.primaryColor,
            color: onAccent,
            alignSelf: look.launcherPosition === "left" ? "flex-start" : "flex-end",
          }}
        >
          <MessageCircle className="size-6" />
        </span>
      )}
    </figure>
  );
}
