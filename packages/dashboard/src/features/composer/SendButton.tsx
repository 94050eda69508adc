import { classes, IconButton, Menu, type MenuSection } from "@foyer/ui";
import { ChevronDown } from "lucide-react";
import { usePreference } from "../../device/preferences.ts";
import { useSession } from "../identity/session.tsx";
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
  const { can } = useSession();
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
          ...(can("conversations.close") ? withConversation({ verb, canSend, onSend }) : []),
          {
            heading: "On this device",
            items: [{ label: "Enter sends", isChosen: enterSends, onSelect: () => setEnterSends(!enterSends) }],
          },
        ]}
      />
    </div>
  );
}

/** What can be done with the conversation once the message is sent. */
function withConversation({
  verb,
  canSend,
  onSend,
}: Pick<SendButtonProps, "canSend" | "onSend"> & { verb: string }): MenuSection[] {
  const item = (label: string, after: AfterSending) => ({
    label,
    isDisabled: !canSend,
    onSelect: () => onSend(after),
  });
  return [
    { items: [{ ...item(`${verb} and close`, "close"), shortcut: "Mod+Shift+Enter" }] },
    {
      heading: `${verb} and snooze until`,
      items: [
        ...snoozeTimes(Date.now()).map(({ label, at }) => item(label, { snoozeUntil: at })),
        item("The visitor replies", { snoozeUntil: undefined }),
      ],
    },
  ];
}
