import { Button } from "@foyer/ui";
import { usePreference } from "../../device/preferences.ts";

/** Props of `SubmitButton`. */
export interface SubmitButtonProps {
  label: string;
  canSend: boolean;
  className?: string;
}

/** Sends what is written, and shows the key that does the same. */
export function SubmitButton({ label, canSend, className }: SubmitButtonProps) {
  const [enterSends] = usePreference("enterSends");
  return (
    <Button
      type="submit"
      variant="primary"
      size="small"
      shortcut={enterSends ? "Enter" : "Mod+Enter"}
      disabled={!canSend}
      className={className}
    >
      {label}
    </Button>
  );
}
