import { Button, TextArea, TextField, type TextFieldProps } from "@foyer/ui";
import { useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";

/** Props of `TextSetting`. */
export interface TextSettingProps
  extends Pick<TextFieldProps, "label" | "hint" | "placeholder" | "type" | "maxLength"> {
  value: string;
  /** Given the text without spaces around it. */
  onSave: (value: string) => Promise<unknown>;
  /** Several lines. */
  isLong?: boolean;
  isDisabled?: boolean;
  /** Told of each change, for a preview. */
  onDraft?: (value: string | undefined) => void;
}

/** A text that is saved when its writer says so; what others change meanwhile shows as long as nothing was typed. */
export function TextSetting({ label, value, onSave, isLong = false, isDisabled, onDraft, ...rest }: TextSettingProps) {
  const [draft, setDraft] = useState<string>();
  const saving = useAttempt(onSave);
  const text = draft ?? value;
  const isChanged = draft !== undefined && draft.trim() !== value;
  function change(next: string | undefined) {
    setDraft(next);
    onDraft?.(next);
  }
  async function save() {
    if (isChanged && (await saving.run(text.trim()))) change(undefined);
  }
  const shared = {
    label,
    isLabelHidden: true,
    isDisabled: isDisabled ?? false,
    value: text,
    // What was refused is gone when the change is cancelled.
    error: isChanged ? saving.failure?.message : undefined,
  };
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      {isLong ? (
        <TextArea
          {...shared}
          hint={rest.hint}
          placeholder={rest.placeholder}
          rows={3}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <TextField {...rest} {...shared} onChange={(event) => change(event.target.value)} />
      )}
      {isChanged && (
        <div className="flex justify-end gap-2">
          <Button size="small" onClick={() => change(undefined)}>
            Cancel
          </Button>
          <Button size="small" variant="primary" type="submit" isBusy={saving.isBusy}>
            Save
          </Button>
        </div>
      )}
    </form>
  );
}
