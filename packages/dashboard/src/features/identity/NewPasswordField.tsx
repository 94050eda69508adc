import { TextField } from "@foyer/ui";

/** The password of a new account. */
export function NewPasswordField({ problem }: { problem: string | undefined }) {
  return (
    <TextField
      label="Password"
      name="password"
      type="password"
      autoComplete="new-password"
      hint="At least eight characters."
      error={problem}
    />
  );
}
