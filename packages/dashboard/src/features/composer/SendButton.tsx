import { classes, IconButton, Menu } from "@foyer/ui";
import { ChevronDown } from "lucide-react";
import { usePreference } from "../../device/preferences.ts";
import { snoozeTimes } from "../inbox/snoozeTimes.ts";
import { SubmitButton } from "./SubmitButton.tsx";
import type { AfterSending } from "./useComposer.ts";

/** Props of `SendButton`. */
export interface SendButtonProps {
  isNote: boolean;
  canSend: boolean;
  /** Something must be read before it is sent. */
  isHeld: boolean;
  onSend: (after?: AfterSending) => void;
}

/** Sends, and offers what can be done with the conversation in the same step. */
export function SendButton({ isNote, canSend, isHeld, onSend }: SendButtonProps) {
  const [enterSends, setEnterSends] = usePreference("enterSends");
  const verb = isNote ? "Add note" : "Send";
  return (
    <div className="flex">
      <SubmitButton label={isHeld ? `${verb} anyway` : verb} canSend={canSend} className="rounded-r-none!" />
      <Menu
        side="top"
        align="end"
        trigger={
          <IconButton
            label="More ways to send"
            type="button"
            variant="primary"
            size="small"
            icon={<ChevronDown />}
            className={classes("ml-px! rounded-l-none!", !canSend && "opacity-45")}
          />
        }
        sections={[
          {
            items: [
              {
                label: `${verb} and close`,
                shortcut: "Mod+Shift+Enter",
                isDisabled: !canSend,
                onSelect: () => onSend("close"),
              },
            ],
          },
          {
            heading: `${verb} and snooze until`,
            items: [
              ...snoozeTimes(Date.now()).map(({ label, at }) => ({
                label,
                isDisabled: !canSend,
                onSelect: () => onSend({ snoozeUntil: at }),
              })),
              {
                label: "The visitor replies",
                isDisabled: !canSend,
                onSelect: () => onSend({ snoozeUntil: undefined }),
              },
            ],
          },
          {
            heading: "On this device",
            items: [{ label: "Enter sends", isChosen: enterSends, onSelect: () => setEnterSends(!enterSends) }],
          },
        ]}
      />
    </div>
  );
}
