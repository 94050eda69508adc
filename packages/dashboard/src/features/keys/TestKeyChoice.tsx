import { Checkbox } from "@foyer/ui";

/** Whether a new key is for trying things out. */
export function TestKeyChoice({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  return <Checkbox label="Test key: it works in the sandbox only" isChecked={isOn} onChange={onChange} />;
}
