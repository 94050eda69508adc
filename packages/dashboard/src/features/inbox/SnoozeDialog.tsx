import { Button, Dialog, TextField } from "@foyer/ui";
import { useState } from "react";
import { toFieldValue } from "./snoozeTimes.ts";

/** Props of `SnoozeDialog`. */
export interface SnoozeDialogProps {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  onChoose: (at: number) => void;
}

const DAY_MS = 86_400_000;

/** Asks for a day and a time to snooze until. */
export function SnoozeDialog({ isOpen, onOpenChange, onChoose }: SnoozeDialogProps) {
  return (
    <Dialog isOpen={isOpen} onOpenChange={onOpenChange} title="Snooze until" size="small">
      <TimeForm
        onChoose={(at) => {
          onOpenChange(false);
          onChoose(at);
        }}
      />
    </Dialog>
  );
}

function TimeForm({ onChoose }: Pick<SnoozeDialogProps, "onChoose">) {
  const [value, setValue] = useState(() => toFieldValue(Date.now() + DAY_MS));
  const at = new Date(value).getTime();
  const isGood = at > Date.now() && at < Date.now() + 365 * DAY_MS;
  return (
    <form
      className="flex flex-col gap-4 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (isGood) onChoose(at);
      }}
    >
      <TextField
        type="datetime-local"
        label="Day and time"
        value={value}
        onChange={(event) => setValue(event.target.value)}
        error={isGood ? null : "Choose a moment within the coming year."}
      />
      <Button type="submit" variant="primary" className="self-end">
        Snooze
      </Button>
    </form>
  );
}
