import { useAuthActions } from "@convex-dev/auth/react";
import { TextField } from "@foyer/ui";
import { Link, useSearch } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import { useAttempt } from "../../live/useAttempt.ts";
import { AuthLayout } from "./AuthLayout.tsx";
import { CodeForm, linkClasses } from "./CodeForm.tsx";
import { Entry } from "./Entry.tsx";
import { Form } from "./Form.tsx";
import { EmailField } from "./SignInScreen.tsx";

/** Setting a forgotten password anew, with a code by e-mail. */
export function ResetScreen() {
  const { next, email: known } = useSearch({ from: "/reset" });
  const { signIn } = useAuthActions();
  const [email, setEmail] = useState(known ?? "");
  const [isSent, setSent] = useState(false);
  const ask = useAttempt(useCallback(() => signIn("password", { flow: "reset", email }), [signIn, email]));
  const finish = useAttempt(
    useCallback(
      ({ code = "", newPassword = "" }: Record<string, string>) =>
        signIn("password", { flow: "reset-verification", email, code, newPassword }),
      [signIn, email],
    ),
  );
  const back = (
    <Link to="/sign-in" search={{ ...(next ? { next } : {}), ...(email ? { email } : {}) }} className={linkClasses}>
      Back to signing in
    </Link>
  );
  return (
    <Entry next={next}>
      {isSent ? (
        <AuthLayout
          title="Choose a new password"
          text={`If ${email} has an account, a code is on its way there.`}
          footer={back}
        >
          <CodeForm verb="Set password" attempt={finish} onResend={ask.run}>
            <TextField
              label="New password"
              name="newPassword"
              type="password"
              autoComplete="new-password"
              hint="At least eight characters. You are signed out on all other devices."
              error={finish.problemOf("newPassword")}
            />
          </CodeForm>
        </AuthLayout>
      ) : (
        <AuthLayout
          title="Forgot your password?"
          text="We send a code to your address, with which you choose a new one."
          footer={back}
        >
          <Form
            label="Reset password"
            verb="Send me a code"
            isBusy={ask.isBusy}
            problem={ask.problemBeside("email")}
            onSend={async () => {
              if (await ask.run()) setSent(true);
            }}
          >
            <EmailField email={email} onEmail={setEmail} problem={ask.problemOf("email")} />
          </Form>
        </AuthLayout>
      )}
    </Entry>
  );
}
