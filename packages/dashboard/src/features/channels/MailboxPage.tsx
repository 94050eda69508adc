import { api } from "@foyer/sdk";
import { Badge, Dialog, RelativeTime, type Tone } from "@foyer/ui";
import type { FunctionReturnType } from "convex/server";
import { MailOpen } from "lucide-react";
import { useState } from "react";
import { useLive } from "../../live/useLive.ts";
import { useSession } from "../identity/session.tsx";
import { Loaded, LoadedList, SettingsGroup } from "../settings/SettingsGroup.tsx";
import { MessageText } from "../thread/MessageText.tsx";

type Mail = FunctionReturnType<typeof api.mailbox.list>[number];

/** The mail that Foyer sent for this workspace, or kept because there is no mail server. */
export function MailboxPage() {
  const { workspaceId } = useSession();
  const mails = useLive(api.mailbox.list, { workspaceId, limit: 100 });
  const [opened, setOpened] = useState<Mail>();
  const hasKept = mails.data?.some(({ status }) => status === "kept") ?? false;
  return (
    <SettingsGroup
      description={
        hasKept
          ? "Your Foyer has no mail server, so mail is kept here instead of being sent. Codes and invitations can be read here and passed on."
          : "What was sent for this workspace: invitations, codes, and copies of conversations."
      }
    >
      <LoadedList
        live={mails}
        label="Mail"
        className="-mx-2"
        empty={{
          icon: <MailOpen />,
          title: "No mail yet",
          text: "Invite a teammate, and the invitation shows here.",
        }}
      >
        {(mail) => <MailRow key={mail._id} mail={mail} onOpen={() => setOpened(mail)} />}
      </LoadedList>
      <Dialog
        isOpen={opened !== undefined}
        onOpenChange={() => setOpened(undefined)}
        title={opened?.subject ?? "Mail"}
        size="large"
      >
        {opened && <MailText mail={opened} />}
      </Dialog>
    </SettingsGroup>
  );
}

function MailRow({ mail, onOpen }: { mail: Mail; onOpen: () => void }) {
  const { recipient, subject, status, createdAt, lastError } = mail;
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="focus-ring-inset flex min-h-13 w-full items-center gap-3 rounded-control px-2 text-left hover:bg-hover"
      >
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{subject}</span>
          <span className="block truncate text-ink-soft text-small">
            {status === "failed" && lastError ? `${recipient}: ${lastError}` : recipient}
          </span>
        </span>
        <Badge tone={tones[status]}>{words[status]}</Badge>
        <RelativeTime at={createdAt} className="w-16 shrink-0 text-right text-ink-faint text-small" />
      </button>
    </li>
  );
}

const tones: Record<Mail["status"], Tone> = { queued: "neutral", sent: "positive", kept: "accent", failed: "danger" };
const words: Record<Mail["status"], string> = { queued: "Waiting", sent: "Sent", kept: "Kept here", failed: "Failed" };

function MailText({ mail }: { mail: Mail }) {
  const { workspaceId } = useSession();
  return (
    <Loaded live={useLive(api.mailbox.get, { workspaceId, id: mail._id })}>
      {({ text, recipient, createdAt }) => (
        <div className="pb-5">
          <p className="pb-4 text-ink-soft text-small">
            To {recipient}, <RelativeTime at={createdAt} style="long" />
          </p>
          <div className="text-reading">
            <MessageText text={text || "The text of this mail held a secret, and is no longer shown."} />
          </div>
        </div>
      )}
    </Loaded>
  );
}
