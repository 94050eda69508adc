import { api } from "@foyer/sdk";
import { Button, Dialog, showToast, TextArea } from "@foyer/ui";
import { useMutation } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";

/** What is reported: a conversation, or one of its messages. */
export interface Reported {
  conversationId: string;
  messageId?: string;
}

/** Props of `ReportDialog`. */
export interface ReportDialogProps {
  reported: Reported | undefined;
  onClose: () => void;
}

/** Asks what is wrong and tells the marketplace's admins. */
export function ReportDialog({ reported, onClose }: ReportDialogProps) {
  const [reason, setReason] = useState("");
  const tell = useMutation(api.marketplace.report);
  const sending = useAttempt(
    useCallback(
      async (about: Reported, text: string) => {
        await tell({ ...about, reason: text });
        setReason("");
        onClose();
        showToast({ text: "The marketplace's admins were told" });
      },
      [tell, onClose],
    ),
  );
  return (
    <Dialog
      isOpen={reported !== undefined}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={reported?.messageId ? "Report this message" : "Report this conversation"}
      description="The marketplace's admins see it with your reason. The other side is not told."
      size="small"
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            isBusy={sending.isBusy}
            disabled={reason.trim() === ""}
            onClick={() => reported && void sending.run(reported, reason.trim())}
          >
            Report
          </Button>
        </>
      }
    >
      <TextArea
        label="What is wrong?"
        value={reason}
        error={sending.failure?.message}
        onChange={(event) => setReason(event.target.value)}
      />
    </Dialog>
  );
}
