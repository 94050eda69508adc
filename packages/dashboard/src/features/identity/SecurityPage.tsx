import { api } from "@foyer/sdk";
import { Button, FormRow, showToast, TextField } from "@foyer/ui";
import { Link } from "@tanstack/react-router";
import { useAction } from "convex/react";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { SettingsGroup } from "../settings/SettingsGroup.tsx";
import { linkClasses } from "./CodeForm.tsx";
import { Devices } from "./Devices.tsx";
import { useSession } from "./session.tsx";

/** How one signs in, and where one is signed in. */
export function SecurityPage() {
  const { hasPassword, email } = useSession();
  return (
    <>
      <SettingsGroup>
        <FormRow title="Password" description="Changing it signs you out everywhere else.">
          {hasPassword ? (
            <PasswordForm />
          ) : (
            <p className="text-ink-soft">
              You sign in with codes and have no password.{" "}
              <Link to="/reset" search={{ email }} className={linkClasses}>
                Choose one
              </Link>
            </p>
          )}
        </FormRow>
      </SettingsGroup>
      <Devices />
    </>
  );
}

function PasswordForm() {
  const changePassword = useAction(api.auth.changePassword);
  const [currentPassword, setCurrent] = useState("");
  const [newPassword, setNew] = useState("");
  const change = useAttempt(
    useCallback(async () => {
      await changePassword({ currentPassword, newPassword });
      setCurrent("");
      setNew("");
      showToast({ text: "Your password was changed", tone: "positive" });
    }, [changePassword, currentPassword, newPassword]),
  );
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void change.run();
      }}
    >
      <TextField
        label="Current password"
        type="password"
        autoComplete="current-password"
        value={currentPassword}
        onChange={(event) => setCurrent(event.target.value)}
        error={change.problemOf("currentPassword")}
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        hint="At least eight characters."
        value={newPassword}
        onChange={(event) => setNew(event.target.value)}
        error={change.problemOf("newPassword") ?? change.problemBeside("currentPassword", "newPassword")}
      />
      <Button type="submit" className="self-end" isBusy={change.isBusy} disabled={!currentPassword || !newPassword}>
        Change password
      </Button>
    </form>
  );
}
