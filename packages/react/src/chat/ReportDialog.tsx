import { api, type Id } from "@foyer/sdk";
import { useMutation } from "convex/react";
import { type FormEvent, useState } from "react";
import { closeAround, Dialog } from "./Dialog.tsx";
import { reasonOf } from "./failure.tsx";

const REASONS = [
  "Insults or threats",
  "Spam or fraud",
  "Asks to pay or meet outside the marketplace",
  "Something else",
];

/** Asks what is wrong with a conversation and tells the marketplace's admins. */
export function ReportDialog({
  conversationId,
  onClose,
}: {
  conversationId: Id<"conversations">;
  onClose: () => void;
}) {
  const [reason, setReason] = useState("");
  const [note, setNote] = useState("");
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const report = useMutation(api.marketplace.report);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      await report({ conversationId, reason, ...(note.trim() ? { note } : {}) });
      closeAround({ currentTarget: form });
    } catch (error) {
      setProblem(reasonOf(error));
      setBusy(false);
    }
  };
  return (
    <Dialog className="foyer-ask" label="Report this conversation" onClose={onClose}>
      <form onSubmit={submit}>
        <h2>Report this conversation</h2>
        <p className="foyer-soft">The marketplace's support sees it with your reason. The other side is not told.</p>
        <fieldset>
          <legend>What is wrong?</legend>
          {REASONS.map((each) => (
            <label key={each}>
              <input type="radio" name="reason" required checked={reason === each} onChange={() => setReason(each)} />
              {each}
            </label>
          ))}
        </fieldset>
        <label className="foyer-field">
          A note for the support{reason !== REASONS.at(-1) && " (optional)"}
          <textarea
            rows={3}
            maxLength={2_000}
            required={reason === REASONS.at(-1)}
            value={note}
            onInput={(event) => setNote(event.currentTarget.value)}
          />
        </label>
        {problem && (
          <p className="foyer-problem" role="alert">
            Not reported: {problem}
          </p>
        )}
        <div className="foyer-choices">
          <button type="button" className="foyer-button" onClick={closeAround}>
            Cancel
          </button>
          <button type="submit" className="foyer-button foyer-primary" disabled={isBusy}>
            Report
          </button>
        </div>
      </form>
    </Dialog>
  );
}
